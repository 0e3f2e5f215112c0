import pytest

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
