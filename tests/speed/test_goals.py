"""What the bench says of its goals: medians of rounds, ratios to what ran beside it, no goal met by silence."""

from __future__ import annotations

import math
from pathlib import Path

from bench import agree, curves
from bench.__main__ import turns
from bench.goals import AT, GOALS, Run, middle, ratio, ratios, verdicts
from bench.results import Results, read, told
from bench.scenarios import ALL

MACHINE = {"cores": "2"}


def runs(rate: float = 2600, cost: float = 0.4) -> list[Run]:
    return [
        *(
            Run("ours", AT, turn, {"answers_per_s": rate + turn, "answer_cpu_s": cost, "errors": 0})
            for turn in range(3)
        ),
        *(Run("empty", AT, turn, {"answers_per_s": 1000, "answer_cpu_s": 0.8, "errors": 0}) for turn in range(3)),
    ]


def test_the_figure_of_several_rounds_is_their_median() -> None:
    assert middle(runs(), "ours", AT, "answers_per_s") == 2601


def test_what_was_not_measured_is_no_number_and_no_verdict() -> None:
    assert math.isnan(middle(runs(), "ours", AT, "push_ms"))
    assert {one.words for one in verdicts(runs())} == {
        "answers per second, all at once",
        "CPU per 1,000 answers",
        "errors",
    }


def test_a_ratio_is_ours_divided_by_the_reference() -> None:
    assert ratios(runs(rate=1300)) == {f"answers_per_s/empty/{AT}": 1.301}


def test_a_ratio_is_of_what_was_measured_at_the_same_time() -> None:
    slow_moment = [Run("ours", AT, 3, {"answers_per_s": 100}), Run("empty", AT, 3, {"answers_per_s": 40})]
    found = ratio([*runs(rate=2500), *slow_moment], "empty", AT, "answers_per_s")
    assert found == (2.5 + 2.501) / 2
    alone = [Run("ours", AT, 9, {"answers_per_s": 100})]
    assert math.isnan(ratio(alone, "empty", AT, "answers_per_s"))


def test_a_goal_that_is_missed_says_by_how_much() -> None:
    (missed,) = (one for one in verdicts(runs(cost=0.9)) if one.words == "CPU per 1,000 answers")
    assert not missed.met
    assert missed.off == "2.00 × the goal"


def test_results_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    results = Results(MACHINE, runs(), ["a note"])
    results.write(tmp_path / "a.json")
    assert read(tmp_path / "a.json") == results
    assert "| answers per second, all at once, ours : empty | 2.6 × | 1.3 × | met |" in told(results)


def test_runs_that_differ_by_more_than_a_quarter_do_not_agree(tmp_path: Path) -> None:
    files = [tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.json"]
    for file, rate in zip(files, (2600, 2700, 3600), strict=True):
        Results(MACHINE, runs(rate)).write(file)
    assert not any(row.style for row in agree.compare(files[:2]).rows)
    assert any(row.style for row in agree.compare(files).rows)


def test_every_round_measures_the_same_with_another_server_first() -> None:
    first, second = (list(turns((100, 1000), ("ours", "empty"), number, ALL)) for number in range(2))
    # By its words the bench knows how long a turn took the last time, and whether there is time for another.
    assert [one.words for one in first] == [one.words for one in second]
    assert [list(one.play.args[0]) for one in (first[0], second[0])] == [["ours", "empty"], ["empty", "ours"]]


def test_there_is_a_curve_for_every_goal_that_is_drawn() -> None:
    assert set(curves.DRAWN) <= {goal.figure for goal in GOALS}
