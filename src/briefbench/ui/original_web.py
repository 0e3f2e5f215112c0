"""The untouched page in Qt WebEngine, which is given this one page and nothing else.

Imported only where ``web_refusal`` has nothing against it. Four locks, each enough by itself: every
request but the one for the page is blocked, scripts are off, local pages may not reach remote ones,
and nothing is kept (the profile has no name and so no files).
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from briefbench.base.words import tr

SCHEME = b"briefbench-page"
"""Where the one page lies: in memory, under a name that leads nowhere."""

PAGE = "briefbench-page:page"
INSIDE = "data"
"""Scheme of pictures that are written into the page itself."""


class _Gate(QWebEngineUrlRequestInterceptor):
    """Lets the one page pass, and what is written inside it; nothing else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.blocked = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        address = info.requestUrl()
        if address.toString() != PAGE and address.scheme() != INSIDE:
            self.blocked += 1
            info.block(True)


class _OnePage(QWebEngineUrlSchemeHandler):
    """Answers with the bytes of the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.content = b""

    def requestStarted(self, request: QWebEngineUrlRequestJob) -> None:
        buffer = QBuffer(self)
        buffer.setData(QByteArray(self.content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        request.destroyed.connect(buffer.deleteLater)
        request.reply(QByteArray(b"text/html"), buffer)


class _Page(QWebEnginePage):
    """A page that leads nowhere: no link, no form, no new window."""

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        type: QWebEnginePage.NavigationType,  # noqa: A002 - the name it is called with
        isMainFrame: bool,  # noqa: FBT001, N803 - called by Qt
    ) -> bool:
        return QUrl(url).toString() == PAGE


class OriginalWeb(QWebEngineView):
    """Shows one HTML page as it was kept."""

    def __init__(self) -> None:
        _register()
        super().__init__()
        self.setAccessibleName(tr("Original"))
        # not a child: it has to outlive the page
        self._profile = QWebEngineProfile(QCoreApplication.instance())
        self.gate = _Gate(self)
        self._one = _OnePage(self)
        self._profile.setUrlRequestInterceptor(self.gate)
        self._profile.installUrlSchemeHandler(SCHEME, self._one)
        self._profile.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self._profile.downloadRequested.connect(lambda wanted: wanted.cancel())
        page = _Page(self._profile, self)
        page.destroyed.connect(self._profile.deleteLater)
        self.setPage(page)
        _lock(self.settings())

    def show_page(self, content: bytes) -> None:
        """Show the bytes of a page."""
        self._one.content = content
        self.load(QUrl(PAGE))


def _lock(settings: QWebEngineSettings) -> None:
    attribute = QWebEngineSettings.WebAttribute
    for off in (
        attribute.JavascriptEnabled,
        attribute.JavascriptCanOpenWindows,
        attribute.JavascriptCanAccessClipboard,
        attribute.LocalContentCanAccessRemoteUrls,
        attribute.LocalContentCanAccessFileUrls,
        attribute.LocalStorageEnabled,
        attribute.PluginsEnabled,
        attribute.FullScreenSupportEnabled,
        attribute.HyperlinkAuditingEnabled,
        attribute.DnsPrefetchEnabled,
        attribute.AutoLoadIconsForPage,
        attribute.PdfViewerEnabled,
    ):
        settings.setAttribute(off, False)


def _register() -> None:
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() != SCHEME:
        scheme = QWebEngineUrlScheme(SCHEME)
        scheme.setSyntax(QWebEngineUrlScheme.Syntax.Path)
        QWebEngineUrlScheme.registerScheme(scheme)
