"""How long and how thick the body's parts are, in metres. Never here: angles, shapes, drawing.

Lengths are fractions of stature after Drillis & Contini (1966) as printed in Winter, Biomechanics and Motor Control of Human
Movement (4th ed. 2009), fig. 4.1. Where a joint lies inside a segment that they measure whole (spine, shoulder, heel) it is
placed after Dempster (1955). Thicknesses are ours: between the breadths and depths of ANSUR II (2012) and what still reads
as an arm when a pixel is three centimetres wide.
"""

from __future__ import annotations

STATURE = 1.72

ANKLE_HEIGHT = 0.075
SHANK = 0.246 * STATURE
THIGH = 0.245 * STATURE
HIP_TO_SIDE = 0.088
UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE
HAND = 0.108 * STATURE
PALM_CENTRE = 0.075
"""From the wrist."""

# Up from the line between the hips, which stands 0.530 of stature high.
LUMBAR = 0.10
LOWER_THORAX = 0.245
UPPER_THORAX = 0.385
NECK = 0.545
HEAD = 0.645
SHOULDER_LINE = 0.495
HEAD_CENTRE_UP, HEAD_CENTRE_FORWARD = 0.085, 0.02
"""Of the skull, from the joint it turns on."""

COLLAR_TO_SIDE, SHOULDER_TO_SIDE = 0.03, 0.188
SHOULDER_LIFT, SHOULDER_DROP, SHOULDER_REACH = 0.075, 0.03, 0.06
"""How far a shoulder blade takes the shoulder up, down, and forward or back."""

HEEL_BACK, TOE_FORWARD, BALL_FORWARD = 0.055, 0.185, 0.125
"""Of the foot, from below the ankle; together 0.152 of stature."""

SEAT_HEIGHT = 0.45
DESK_HEIGHT = 0.74
POST_TO_SIDE, POST_R = 0.47, 0.035
"""Of a doorway: from its middle to that of a post."""

BUTTOCK_R, BUTTOCK_TO_SIDE, BUTTOCK_DOWN, BUTTOCK_BACK = 0.095, 0.075, 0.03, 0.012
CHEST_DEPTH_R = 0.105
HEEL_R, TOE_R = 0.036, 0.02
KNEE_R = 0.052
SHIN_R = 0.046
HEAD_R = 0.105
HAND_R = 0.02
