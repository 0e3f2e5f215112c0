"""The Qt face of BriefBench. Knows the desk, never records or sessions.

For whoever builds a workspace:

* ``bench.Bench`` is handed to each constructor: ``library``, ``theme``, ``settings``, ``signals``,
  ``jobs``, ``selection``, ``question`` and the signals ``show_workspace``, ``show_article``,
  ``show_brief`` that lead elsewhere.
* Three ways to work: ``bench.change(desk.accept_suggestions, ids)`` writes something small in
  order, off the window's thread; ``bench.ask("topic", desk.article_view, id, then=self.show)``
  asks (the last question of a topic wins); ``bench.jobs.start(label, work, then)`` runs long work
  with the strip. ``then`` is called in the window's thread. Errors are shown by the window.
* ``bench.signals.changed`` carries a ``desk.events.Changed``; ask again when it touches a kind
  you show. ``bench.question`` is the search (``words``, ``place``, ``sort``, ``query``) with
  ``changed``; ``bench.selection.select(Kind.QUOTE, ids)`` enables the actions that need it.
* A workspace is a ``workspaces.Workspace`` and one row in ``workspaces.WORKSPACES``; its actions
  are a tuple of ``actions.ActionSpec`` (``do`` gets the ``MainWindow``; ``window.part("quotes")``
  is your workspace) that ``action_table.ACTIONS`` takes up. Menu, keys, palette and help page
  follow. Keys that must not be taken from buttons (Space) have ``reach=Reach.PANE``.
* ``theme.Theme`` gives colours, fonts, ``line(role)`` and ``scaled(px)``; derive every height from
  them. ``style_sheet`` has the rules; choose variants by properties (``ground``, ``edge``, ``bar``,
  ``tone``, ``role``, ``kind``, ``density``, ``only``).
* ``widgets``: ``ground row column label IconLabel icon_button text_button push_button Segments
  Header EmptyState Panel Scrim Anchor calm``. Labels are plain text always.
* ``delegates.RowDelegate``: ``row_height(row)`` and ``paint_row(canvas, rect, row, state)``;
  ``paint.Canvas`` mirrors, so places are given left to right. ``delegates.NavRow`` and
  ``sidebar.NavList`` make a sidebar of facets.
* ``rows_model.RowsModel`` with ``Column`` for lists and tables; ``paged_model.PagedModel`` for
  articles by ids. ``formats`` writes dates and sizes.
* ``floating.Floating`` is a small panel over the window (fill ``body``, then ``open(focus)``).
* Qt layouts do not mirror margins: put one-sided air into a layout by ``addSpacing``.
"""
