import pytest
from tests.tui.opened import *
from tests.tui import screen_text as s
import time
@pytest.mark.parametrize("size",[(120,40),(100,32),(80,24),(60,20),(40,12),(20,6)])
async def test_x(size):
    async with opened(bundled_routine("upper-back-basics"),size=size) as face:
        for m in (0,5000,6500,60000,75000,100000):
            await face.at(m)
            print(size,m,[f(face.app) for f in (s.word,s.number,s.side,s.head,s.counts,s.state,s.coming,s.times,s.place)])
        print(face.text)
