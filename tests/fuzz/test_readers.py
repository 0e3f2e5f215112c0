"""A short run of the fuzzer, the same each time; ``python -m tests.fuzz.readers`` goes on."""

import random

import pytest

from tests.fuzz.mutations import mutated
from tests.fuzz.readers import listen, run, try_file
from tests.fuzz.seeds import seeds


def test_the_seeds_are_read(tmp_path):
    unexpected = listen()
    for name, content in seeds().items():
        path = tmp_path / name
        path.write_bytes(content)
        wrong, kind = try_file(path, unexpected)
        assert wrong == [], name
        assert "broken" not in kind, name


@pytest.mark.parametrize("name", sorted(seeds()))
def test_broken_files_give_lines(tmp_path, name):
    unexpected = listen()
    pick = random.Random(name)
    whole = list(seeds().values())
    path = tmp_path / name
    for _ in range(15):
        path.write_bytes(mutated(seeds()[name], pick, whole))
        wrong, _kind = try_file(path, unexpected)
        assert wrong == []


def test_a_run_writes_what_it_finds(tmp_path, capsys):
    assert run(0.02, tmp_path / "out", seed=1, only="page.txt") == 0
    assert "0 findings" in capsys.readouterr().out
    assert not (tmp_path / "out" / "current.bin").exists()
