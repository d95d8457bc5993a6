"""Progress in words: every plot with its numbers, for those who listen and those who would rather read. Never here: sums, plots.

It tells what was done. What was not done is left alone: no day is called missed, no week failed; a dose is full or on its way.
"""

from __future__ import annotations

from stretchtui.history.progress.model import DOSE_MS, Balance, Day, Dose, Progress, Streak, Tension, Week
from stretchtui.history.progress.wording import lasted, many, mean, short_day, spelt, spelt_day

NOTHING_YET = "Nothing is kept yet. The first session begins it."


def in_words(progress: Progress) -> tuple[str, ...]:
    """All of it, a line each; nothing that would be empty."""
    if not progress.ever:
        return (NOTHING_YET,)
    lines = (
        this_week(progress), streak(progress.streak), year(progress), weeks(progress), dose_words(progress),
        balance_words(progress), tension_words(progress),
    )  # fmt: skip
    return tuple(line for line in lines if line)


def this_week(progress: Progress, *, in_short: bool = False) -> str:
    """`This week: 4 of 5 days, 48 minutes.`"""
    week, goal, length = progress.this_week, progress.goal, lasted if in_short else spelt
    if not week.active_ms:
        return f"This week: open, with {many(goal, 'day')} as its goal."
    if week.met:
        reached = "Goal reached." if in_short else f"Its goal of {many(goal, 'day')} is reached."
        return f"This week: {many(week.days, 'day')}, {length(week.active_ms)}. {reached}"
    return f"This week: {week.days} of {many(goal, 'day')}, {length(week.active_ms)}."


def streak(streak: Streak) -> str:
    """`5 weeks in a row, with 1 week of rest in between. The most so far: 9.`"""
    if not streak.weeks:
        return f"The most weeks in a row so far: {streak.best}. A new row can begin any week." if streak.best else ""
    rested = f", with {many(streak.rest_weeks, 'week')} of rest in between" if streak.rest_weeks else ""
    row = f"{many(streak.weeks, 'week')} in a row{rested}." if streak.weeks > 1 else "One week so far."
    going = " Last week was for rest, and this one can go on with it." if streak.resting else ""
    best = f" The most so far: {streak.best}." if streak.best > streak.weeks else ""
    return row + going + best


def year(progress: Progress, *, brief: bool = False) -> str:
    """The heat map; `brief`: without the longest day."""
    done = [day for day in progress.days if day.active_ms]
    if not done:
        return ""
    if brief:
        return f"The last year: {many(len(done), 'day')}, {spelt(sum(day.active_ms for day in done))} in all."
    most = max(reversed(done), key=lambda day: day.active_ms)
    total = spelt(sum(day.active_ms for day in done))
    of_year = "" if most.date.year == progress.today.year else f" {most.date.year}"
    longest = f"{short_day(most.date)}{of_year}, {spelt(most.active_ms)}"
    return f"The last year: {many(len(done), 'day')}, {total} in all. The longest: {longest}."


def day(day: Day) -> str:
    """One cell of the heat map: `Tuesday, 3 November 2026: 2 sessions, 14 minutes`; of a day without, only which it is."""
    if not day.sessions:
        return spelt_day(day.date)
    return f"{spelt_day(day.date)}: {many(day.sessions, 'session')}, {spelt(day.active_ms)}"


def week(week: Week) -> str:
    """One bar: `Week of 2 November: 4 days, 48 minutes`."""
    return f"Week of {short_day(week.monday)}: {many(week.days, 'day')}, {spelt(week.active_ms)}"


def weeks(progress: Progress, last: int = 12) -> str:
    """The bars. The mean is over weeks in which something was done."""
    done = [one for one in progress.weeks[-last:] if one.active_ms]
    if not done:
        return ""
    average = spelt(sum(one.active_ms for one in done) // len(done))
    met = sum(one.met for one in done)
    goal = f" In {met} of them the goal was reached." if met else ""
    return f"The last {last} weeks: stretching in {len(done)} of them, {average} a week on average.{goal}"


def dose_words(progress: Progress) -> str:
    if not progress.doses:
        return ""
    listed = "; ".join(dose(one) for one in progress.doses)
    return f"Under stretch this week, {DOSE_MS // 60_000} minutes an area being plenty: {listed}."


def dose(dose: Dose) -> str:
    """`neck 12 min, full`, `hips 4 min (left 2 min, right 2 min)`."""
    sides = f" (left {lasted(dose.left_ms)}, right {lasted(dose.right_ms)})" if dose.left_ms or dose.right_ms else ""
    return f"{dose.area} {lasted(dose.total_ms)}{', full' if dose.full else ''}{sides}"


def balance_words(progress: Progress) -> str:
    if not progress.balance:
        return ""
    listed = [balance(one) for one in progress.balance if one.lean != "even"]
    if not listed:
        return "Left and right over the last four weeks: even everywhere."
    others = "; the others are even" if len(listed) < len(progress.balance) else ""
    return f"Left and right over the last four weeks: {'; '.join(listed)}{others}."


def balance(balance: Balance) -> str:
    """`hips: left 12 min, right 11 min: even`."""
    return f"{balance.area}: {balance.words}"


def tension_words(progress: Progress) -> str:
    """Only what was answered; no claim of what it comes from."""
    pairs = sum(one.both for one in progress.tension)
    if pairs:
        total = sum((one.change or 0.0) * one.both for one in progress.tension)
        return f"Tension, {many(pairs, 'session')} with both answers: {change(total / pairs)} afterwards on average."
    answers = sum(one.n for one in progress.tension)
    return f"Tension: {many(answers, 'session')} with an answer." if answers else ""


def tension(tension: Tension) -> str:
    """One week of the plot: `Week of 2 November: 5.2 before, 3.1 after (3 sessions), 2.1 less`."""
    answers = (tension.before, "before"), (tension.after, "after")
    known = [f"{mean(value)} {when}" for value, when in answers if value is not None]
    moved = "" if tension.change is None else f", {change(tension.change)}"
    return f"Week of {short_day(tension.monday)}: {', '.join(known)} ({many(tension.n, 'session')}){moved}"


def change(by: float) -> str:
    """`2.1 less`, `0.5 more`, `the same`."""
    shown = mean(abs(by))
    return "the same" if shown == "0" else f"{shown} {'less' if by < 0 else 'more'}"
