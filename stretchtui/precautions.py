"""Who should avoid what, and what is asked before a routine, in plain words. Where they come from stands in routines/SOURCES.md.

Words only. Never here: which exercise has which flag (the library), what an answer leads to (starting.py and the faces), a
number to call: those differ from country to country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DISCLAIMER = (
    "stretchtui is a timer, not a doctor. Stop any movement that causes sharp, growing or spreading pain, numbness or dizziness."
)


@dataclass(frozen=True, slots=True)
class Flag:
    title: str
    who: str
    """Who should avoid it."""


FLAGS: Mapping[str, Flag] = {
    "spine-bend": Flag("Bending the spine", "thin bones, spinal surgery, or known disc trouble"),
    "spine-twist": Flag("Twisting the spine", "thin bones, spinal surgery, or known disc trouble"),
    "back-arch": Flag("Leaning back", "a narrow spinal canal, a slipped vertebra, or pain when you lean back"),
    "neck": Flag("Moving the neck far", "dizziness, blackouts, a neck with rheumatoid arthritis, or a recent whiplash"),
    "hip-deep": Flag("Deep hip bends, crossed legs, turns on one leg", "a hip replacement that is still healing"),
    "supine": Flag("Lying on the back", "later pregnancy, from about 16 weeks"),
    "prone": Flag("Lying on the belly", "pregnancy, or a recent belly operation"),
    "kneel": Flag("Kneeling", "painful knees or a knee replacement"),
    "balance": Flag("Balancing", "unsteady on your feet"),
    "head-low": Flag("Head below the heart", "glaucoma, blood pressure that is not under control, or dizziness"),
    "shoulder-high": Flag("Arms high", "a frozen, unstable or recently operated shoulder"),
    "pressure": Flag(
        "Pressing on muscles", "blood thinners, a clot, a hot swollen limb, thin bones, numb or broken skin, a fresh bruise"
    ),
    "heat": Flag(
        "Heat",
        "reduced feeling, nerve damage from diabetes, fresh swelling, bleeding, infection, heat-rub cream, sedatives or alcohol",
    ),
    "cold": Flag("Cold", "poor circulation, a cold allergy, or numb skin"),
    "advanced": Flag("Advanced", "hidden until you want it"),
}


def flag_in_words(flag: str) -> str:
    """`Kneeling: painful knees or a knee replacement`; a flag of a person's own, or `left out`, as it is."""
    known = FLAGS.get(flag)
    return f"{known.title}: {known.who}" if known else flag


def flag_title(flag: str) -> str:
    """`kneeling`, for the middle of a sentence."""
    return FLAGS[flag].title.lower() if flag in FLAGS else flag


@dataclass(frozen=True, slots=True)
class Signs:
    """Things to look for, and what to do when one of them is there."""

    heading: str
    items: tuple[str, ...]
    key: str
    """What is pressed for: yes, one of these."""
    yes: str
    """The choice in words."""
    title: str
    """Of what is then to be done."""
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    question: str
    signs: tuple[Signs, ...]
    note: str = ""


NONE_KEY = "n"
NONE_APPLIES = "none of these: go on"
NOT_TODAY = "Leave this out today"

_EMERGENCY = Signs(
    "Call now, if back or neck pain comes with:",
    (
        "numbness or tingling around the genitals, the buttocks or the inner thighs",
        "new trouble passing urine or stool, leaking, or not feeling the need to go",
        "new loss of sexual feeling or function",
        "new weakness, numbness or pain in both legs, or legs that give way",
        "chest pain, breathlessness, fainting, or a sudden tearing pain in the chest or between the shoulder blades",
        "a serious fall, crash or blow just before it began",
        "slurred speech, double vision, trouble swallowing, sudden falls, or a sudden severe headache with neck pain",
    ),
    "e", "yes, one of “call now”", "Call your local emergency number now",
    (
        "Do not wait for it to pass, and do not stretch or massage it.",
        "Say which of these signs you have and when it began.",
        "If you can, have somebody stay with you, and do not drive yourself.",
    ),
)  # fmt: skip

_DOCTOR = Signs(
    "See a doctor soon, for:",
    (
        "fever, chills or feeling ill; weight loss without trying; past cancer; a weak immune system",
        "pain that is worse at night or lying down; a lump or a change of shape",
        "redness or swelling; far less movement than usual",
        "pain on every breath; pain with burning urine, or in the flank",
        "pain or weakness that runs into one arm or one leg",
        "thin bones, long use of steroids, or a first back pain under 20 or over 50",
        "a recent operation or injection there: ask who treated you before you stretch it",
        "pain no better after 2 weeks, still there after 6, or too strong for daily life",
        "two self-massage sessions that did not help, or that made cramps worse",
    ),
    "d", "yes, one of “see a doctor”", NOT_TODAY,
    (
        "Let a doctor look at it first; a stretch can wait.",
        "Should one of the signs under “call now” come up, call your local emergency number.",
    ),
)  # fmt: skip

CHECKS: Mapping[str, Check] = {
    "red-flags": Check("Do any of these apply right now?", (_EMERGENCY, _DOCTOR), DISCLAIMER),
    "pressure": Check(
        "Before you press: does one of these apply?",
        (
            Signs(
                "No pressure with:",
                (
                    "blood thinners, or a tendency to bleed",
                    "a clot, or a limb that is hot and swollen",
                    "thin bones, or a broken one near by",
                    "numb, broken or infected skin there, or a fresh bruise",
                    "a curved spine or another known condition of the spine",
                    "back muscles so weak that they do not bear the pressure",
                    "two sessions like this that did not help, or that made cramps worse",
                ),
                "y", "yes, one of them", NOT_TODAY,
                ("Do not press there today.", "Ask a doctor or a physiotherapist whether pressing suits you, and where."),
            ),
        ),
        "Never press on the spine itself, the front of the neck, or where you feel a pulse.",
    ),
    "heat": Check(
        "Before you warm it: does one of these apply?",
        (
            Signs(
                "No heat with:",
                (
                    "skin that feels less than it should, or nerve damage from diabetes",
                    "a fresh injury or swelling, bleeding, or an infection",
                    "alcohol or sedatives: you could fall asleep on the pack",
                    "heat-rub cream or a patch on the skin there",
                    "broken or irritated skin",
                ),
                "y", "yes, one of them", NOT_TODAY,
                ("Do not use heat there today.", "Ask a doctor or a pharmacist whether heat suits you."),
            ),
        ),
        "A cloth between pack and skin, 20 minutes at the very most, and never asleep on it.",
    ),
    "cold": Check(
        "Before you cool it: does one of these apply?",
        (
            Signs(
                "No cold with:",
                (
                    "poor circulation, or fingers that go white in the cold",
                    "an allergy to cold",
                    "numb or broken skin, or skin that feels less than it should",
                ),
                "y", "yes, one of them", NOT_TODAY,
                ("Do not use cold there today.", "Ask a doctor or a pharmacist whether cold suits you."),
            ),
        ),
        "A cloth between pack and skin, and 20 minutes at the very most.",
    ),
}  # fmt: skip
"""By the words of a routine's `preflight`."""
