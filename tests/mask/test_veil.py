"""What a veil leaves of the line about a record: all of it but the covered words."""

from lianchi.mask.veil import Cover, Veil
from lianchi.model.finding import Event, RecordSummary


def test_only_the_words_of_a_summary_change():
    veil = Veil(lambda: [Cover("张某甲", "张某")])
    events = (Event("2026-04-01", "张某甲主持的会议", "/meetings/0", (0, 1)),)
    given = RecordSummary("甲村", "1", "a.yaml", 3, "四议两公开", "给张某甲的合同", "1.00", "2026-04-01", events, ("提议", "商议"))
    shown = veil.summary(given)
    assert shown == given._replace(title="给张某的合同", events=(events[0]._replace(title="张某主持的会议"),))
