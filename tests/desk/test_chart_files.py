"""Charts as files."""

import csv
import json

import pytest

from briefbench import desk
from briefbench.base.errors import ExportFailed, Refused
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket
from tests.making import add_article

ASKED = ChartQuestion("lorries", by=Bucket.DAY)


@pytest.fixture
def series(library):
    add_article(library, published="2021-10-20", body=["Customs counted lorries in Dushanbe."])
    add_article(library, published="2021-10-22", body=["Customs counted 41 lorries in Termez."])
    return desk.timeline(library, ASKED)


def test_every_form_says_what_was_counted(series, tmp_path):
    for ending in desk.CHART_ENDINGS:
        desk.write_chart(series, tmp_path / f"chart.{ending}", None, ASKED, "2026-11-25T04:30:00Z")
    assert "Query: lorries" in (tmp_path / "chart.svg").read_text("utf-8")
    assert b"lorries" in (tmp_path / "chart.png").read_bytes()
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")
    words = json.loads((tmp_path / "chart.csv-metadata.json").read_text("utf-8"))
    assert words["url"] == "chart.csv"
    assert "Query: lorries" in words["dc:description"]
    assert "counted 25 November 2026" in words["dc:description"]


def test_a_table_is_a_table_and_nothing_else(series, tmp_path):
    desk.write_chart(series, tmp_path / "chart.csv", None, ASKED)
    rows = list(csv.reader((tmp_path / "chart.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 1 + len(series.buckets)
    assert {len(row) for row in rows} == {3 + len(series.counts)}
    words = json.loads((tmp_path / "chart.csv-metadata.json").read_text("utf-8"))
    assert [column["titles"] for column in words["tableSchema"]["columns"]] == rows[0]


@pytest.mark.parametrize("name", ["chart.emf", "chart", "chart.csv.bak"])
def test_another_ending_is_refused(series, tmp_path, name):
    with pytest.raises(Refused) as caught:
        desk.write_chart(series, tmp_path / name)
    assert ".svg" in caught.value.advice
    assert not list(tmp_path.glob("chart*"))


def test_a_full_disk_leaves_the_file_that_was_there(series, tmp_path):
    resource = pytest.importorskip("resource")
    chart = tmp_path / "chart.csv"
    chart.write_text("former")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, most[1]))
    try:
        with pytest.raises(ExportFailed):
            desk.write_chart(series, chart)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert chart.read_text() == "former"


def test_nothing_is_written_as_such(library, tmp_path):
    desk.write_chart(desk.timeline(library, ASKED), tmp_path / "chart.svg", None, ASKED)
    svg = (tmp_path / "chart.svg").read_text("utf-8")
    assert "Nothing to count" in svg
    assert "Query: lorries" in svg


def test_a_folder_that_is_not_there_is_told(series, tmp_path):
    with pytest.raises(ExportFailed):
        desk.write_chart(series, tmp_path / "no" / "chart.csv")
