import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.country_names import is_country
from briefbench.base.outlets import KINDS, country_of_site, known_outlets, site_of


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.amupost.example", "amupost.example"),
        ("m.news.amupost.co.uk", "amupost.co.uk"),
        ("AMP.AmuPost.com.tj", "amupost.com.tj"),
        ("amupost.gov.uz", "amupost.gov.uz"),
        ("www.diary.wordpress.com", "diary.wordpress.com"),
        ("wordpress.com", "wordpress.com"),
        ("192.168.1.10", "192.168.1.10"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_the_domain_an_outlet_is_known_by(host, site):
    assert site_of(host) == site


@given(st.text(max_size=60))
def test_any_host_has_one_and_it_is_its_own(host):
    assert site_of(site_of(host)) == site_of(host)


def test_countries_of_domains():
    assert [country_of_site(f"a.{end}") for end in ("tj", "uk", "com", "tv", "рф")] == [
        "TJ",
        "GB",
        None,
        None,
        None,
    ]


def test_the_list_is_in_order():
    outlets = known_outlets()
    assert len({outlet.domain for outlet in outlets}) == len(outlets)
    for outlet in outlets:
        assert is_country(outlet.country), outlet
        assert outlet.kind in KINDS, outlet
        assert site_of(outlet.domain) == outlet.domain, outlet
        assert all(name == name.strip() for name in outlet.names), outlet
