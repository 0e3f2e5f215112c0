import pytest

from briefbench.analysis import language
from briefbench.analysis.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister left the room before the vote.", "en"),
        ("Le ministre a quitté la salle avant le vote.", "fr"),
        ("Der Minister verließ den Saal vor der Abstimmung.", "de"),
        ("El ministro abandonó la sala antes de la votación.", "es"),
        ("Министр покинул зал до голосования.", "ru"),
        ("Міністр залишив залу перед голосуванням, її закрили.", "uk"),
        ("Вазири корҳои хориҷӣ толорро тарк кард.", "tg"),
        ("Министр дауыс беруге дейін залдан шығып кетті.", "kk"),
        ("Vazir ovoz berishdan oldin zalni tark etdi.", "uz"),
        ("وزیر خارجه تالار را ترک کرد.", "fa"),
        ("غادر وزير الخارجية القاعة قبل التصويت.", "ar"),
        ("وزیر خارجہ نے ہال چھوڑ دیا۔", "ur"),
        ("外交部长离开了会议厅。", "zh"),
        ("大臣は投票の前に部屋を出た。", "ja"),
        ("장관은 투표 전에 방을 떠났다.", "ko"),
        ("Ο υπουργός έφυγε.", "el"),
        ("שר החוץ עזב את האולם.", "he"),
    ],
)
def test_language_of_one_sentence(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "   ", "123 456", "ok", "…—«»", "\ud800"])
def test_unknown_without_letters(text):
    assert language_of(text) == ""


def test_only_the_beginning_is_read():
    assert language_of("The vote was held today. " * 60 + "Министр покинул зал. " * 900) == "en"


def test_english_needs_no_model(monkeypatch):
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("the model was loaded"))
    text = (
        "The head of the border service said that the road would be open from Monday, and that it "
        "had been closed for weeks because there was snow on the pass which no plough could clear."
    )
    assert language_of(text * 2) == "en"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nl", "Het hoofd van de dienst zei dat de weg of het veer was gesloten en not in orde. "),
        ("da", "Chefen for tjenesten sagde at de have for her will be for at have her for dem. "),
        ("pl", "To jest to, co urzędnik powiedział: to nie jest to, o co chodziło w tej sprawie. "),
    ],
)
def test_little_words_that_languages_share_make_no_english(code, text):
    assert language_of(text * 4) == code
