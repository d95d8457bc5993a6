"""What somebody avoids stands in the routine they chose: leave it out, do it all the same, or go back."""

from __future__ import annotations

from stretchtui.starting import Threshold, why
from stretchtui.tui.screens.question import BACK, Answer, Question, QuestionScreen
from stretchtui.tui.widgets.hanging import Row

LEAVE_OUT, WALK_ALL = "enter", "w"


class RuledOutScreen(QuestionScreen):
    """Its answer is the key of an answer."""

    def __init__(self, threshold: Threshold) -> None:
        super().__init__(_question(threshold))


def _question(threshold: Threshold) -> Question:
    rows = [Row(exercise.name, "bold", "! ", "$text-error", note=why(reasons)) for exercise, reasons in threshold.gone]
    answers = [Answer(WALK_ALL, "walk all of it"), BACK]
    if threshold.left is None:
        rows += [Row(), Row("Nothing is left of this routine without that.")]
    else:
        answers = [Answer(LEAVE_OUT, _leave_out(len(threshold.gone))), *answers]
    return Question("You avoid what is in this routine", rows, answers)


def _leave_out(gone: int) -> str:
    return "leave it out" if gone == 1 else f"leave these {gone} out"
