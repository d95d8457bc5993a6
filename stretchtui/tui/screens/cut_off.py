"""A session of this routine was cut off: go on where it stood, or begin it anew. Never here: how that is done (resumption.py)."""

from __future__ import annotations

from stretchtui.resumption import Offer
from stretchtui.tui.screens.question import BACK, Answer, Question, QuestionScreen
from stretchtui.tui.widgets.hanging import Row

GO_ON, ANEW, LEAVE = "enter", "s", "l"


class CutOffScreen(QuestionScreen):
    """Its answer is the key of an answer."""

    def __init__(self, offer: Offer, *, at_home: bool = False) -> None:
        super().__init__(_question(offer, at_home=at_home))


def _question(offer: Offer, *, at_home: bool) -> Question:
    rows = [Row(f"{offer.words}.")]
    rows += [Row(f"It cannot go on exactly there: {offer.why}. It goes on with that exercise.")] if offer.taken_up is None else []
    answers = [Answer(GO_ON, "go on there; it waits for you, paused"), Answer(ANEW, "from the start")]
    answers += [Answer(LEAVE, "leave it: what was done is kept")] if at_home else []
    answers.append(BACK)
    return Question("This was cut off", rows, answers)
