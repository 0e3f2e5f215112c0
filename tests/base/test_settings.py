"""The program's own settings survive, and never stand in the way."""

from briefbench.base.settings import Settings


def test_what_is_kept_is_read_again(tmp_path):
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.keep("scheme", "dark")
    settings.keep("text_scale", 1.15)
    settings.keep("window", [0, 0, 1280, 720])
    again = Settings(path)
    assert again.text("scheme") == "dark"
    assert again.number("text_scale", 1.0) == 1.15
    assert again.numbers("window") == [0, 0, 1280, 720]


def test_a_broken_file_counts_as_empty(tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff{not json")
    settings = Settings(path)
    assert settings.text("scheme", "system") == "system"
    settings.keep("scheme", "light")
    assert Settings(path).text("scheme") == "light"


def test_values_of_another_kind_give_the_default(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"window": "wide", "scheme": 3, "text_scale": "big"}')
    settings = Settings(path)
    assert settings.numbers("window") == []
    assert settings.text("scheme", "system") == "system"
    assert settings.number("text_scale", 1.0) == 1.0


def test_a_folder_that_cannot_be_written_is_let_be(tmp_path):
    settings = Settings(tmp_path / "absent" / "settings.json")
    settings.keep("scheme", "dark")
    assert settings.text("scheme") == "dark"


def test_the_default_lies_in_the_configuration_folder(tmp_path):
    Settings().keep("scheme", "dark")
    assert list(tmp_path.rglob("settings.json"))
