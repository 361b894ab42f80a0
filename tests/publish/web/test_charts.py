"""Where the marks of charts stand."""

from __future__ import annotations

from collections import Counter

from crawler.publish.web.charts import MOST_NODES, bars, heat, network


def flow(first: str, later: str, articles: int) -> dict[str, object]:
    return {"first": first, "later": later, "articles": articles, "lag": 1.0}


def test_a_young_archive_s_heat_map_shows_a_year() -> None:
    months = heat({"kabar": {"2024-05": 3}}).months
    assert (len(months), months[0], months[-1]) == (12, "2023-06", "2024-05")


def test_an_old_archive_s_heat_map_shows_the_newest_months_without_gaps() -> None:
    months = heat({"kabar": {"2019-01": 3, "2024-05": 1}}, 24).months
    assert (len(months), months[0], months[-1]) == (24, "2022-06", "2024-05")


def test_the_scale_is_round_and_hardly_above_the_largest_day() -> None:
    for largest, scale in ((1, [0, 1]), (8, [0, 2, 4, 6, 8]), (11, [0, 5, 10, 15])):
        found = bars([("2024-05-31", Counter(kabar=largest))])
        assert [value for value, _ in found.ticks] == scale


def test_bars_of_a_day_stand_on_each_other_within_the_width() -> None:
    found = bars([("2024-05-30", Counter(a=2)), ("2024-05-31", Counter(a=1, b=1))], 100)
    (_, below, above) = found.pieces
    assert above["y"] + above["height"] == below["y"]
    assert below["x"] + below["width"] <= 100


def test_names_of_the_network_are_broken_where_they_are_long() -> None:
    drawn = network([flow("a", "b", 3)], {"a": "Warta Benua Kalimantan Timur Raya", "b": "B"})
    assert [node["lines"] for node in drawn["nodes"]] == [["Warta Benua", "Kalimantan …"], ["B"]]


def test_a_large_network_keeps_the_outlets_that_share_most() -> None:
    flows = [flow("hub", f"n{n}", 100 - n) for n in range(60)]
    drawn = network(flows, {})
    assert len(drawn["nodes"]) == MOST_NODES
    assert {edge["later"] for edge in drawn["edges"]} == {f"n{n}" for n in range(MOST_NODES - 1)}
