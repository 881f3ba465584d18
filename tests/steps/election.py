"""Sentences of the features on the election of village committees: list, nominees, proxies, turnout, hand-over."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.village import REGIONS

Record = dict[str, Any]

BARS = {"没有法律写明的情形": [], "因犯罪受过刑事处罚": ["crime"], "被开除过党籍": ["expelled"]}


def election(record: Record) -> Record:
    """The election of the record, a first ballot unless a sentence says otherwise."""
    record.setdefault("kind", "村级选举")
    record.setdefault("unit", {}).setdefault("type", "村")
    made: Record = record.setdefault("election", {"round": "第一次投票"})
    return made


def day_or_none(word: str) -> str | None:
    """A day as written; none for a word that says that it did not happen."""
    return None if word.startswith("没有") else word


def nominee(record: Record, name: str) -> Record:
    """The nominee of that name, added where he is new."""
    nominees: list[Record] = election(record).setdefault("nominees", [])
    found = next((one for one in nominees if one["name"] == name), None)
    if found is None:
        nominees.append(found := {"name": name})
    return found


@given(parsers.parse("换届选举在{province}举行"))
def election_in(record: Record, province: str) -> None:
    """The province, so that its own numbers apply."""
    election(record)
    record["unit"]["region"] = REGIONS[province]


@given(parsers.re("换届选举定在(?P<polling>.+日)投票，村民名单(?P<posted>没有公布|.+日公布)"))
def list_posted(record: Record, polling: str, posted: str) -> None:
    """The day of polling and the day of the list."""
    election(record).update(polling_on=polling, list_posted_on=day_or_none(posted.removesuffix("公布")))


@given(parsers.parse("换届选举在{polling}投票"))
def polling(record: Record, polling: str) -> None:
    """The day of polling."""
    election(record)["polling_on"] = polling


@given(parsers.parse("换届选举的这一轮是{round_}"))
def ballot_round(record: Record, round_: str) -> None:
    """Which ballot."""
    election(record)["round"] = round_


@given(parsers.re("换届选举的名单在(?P<posted>.+日)公布，村民在(?P<raised>.+日)申诉，(?P<word>没有处理|.+日处理)"))
def list_objection(record: Record, posted: str, raised: str, word: str) -> None:
    """An objection to the list of voters."""
    decided = day_or_none(word.removesuffix("处理"))
    election(record).update(list_posted_on=posted, list_objections=[{"raised_on": raised, "decided_on": decided}])


@given(parsers.parse("换届选举核查时是{seen}"))
def election_seen(record: Record, seen: str) -> None:
    """The day of the check."""
    election(record)
    record["observed_on"] = seen


@given(parsers.parse("换届选举登记了{voters:d}人，投票{voted:d}人"))
def turnout(record: Record, voters: int, voted: int) -> None:
    """Registered voters and those who voted."""
    election(record).update(voters=voters, voted=voted)


@given(parsers.parse("换届选举投票{voted:d}人，没有填登记人数"))
def turnout_open(record: Record, voted: int) -> None:
    """Those who voted only."""
    election(record)["voted"] = voted


@given(parsers.parse("换届选举共投了{cast:d}票"))
def ballots_cast(record: Record, cast: int) -> None:
    """Ballots cast."""
    election(record)["ballots_cast"] = cast


@given(parsers.re("换届选举中(?P<name>.)得(?P<votes>[0-9]+)票，(?P<word>宣布当选|没有当选)"))
def result(record: Record, name: str, votes: str, word: str) -> None:
    """Votes of a nominee, and whether he was declared elected."""
    nominee(record, name).update(votes=votes, elected=word == "宣布当选")


@given(parsers.parse("换届选举应选{seats:d}人，提名{names}为候选人"))
def seats(record: Record, seats: int, names: str) -> None:
    """Seats and nominees."""
    election(record)["seats"] = seats
    for name in names.split("、"):
        nominee(record, name)


@given(parsers.parse("换届选举的候选人{name}{bar}"))
def barred(record: Record, name: str, bar: str) -> None:
    """Whether one of the bars applies."""
    nominee(record, name)["bars"] = BARS[bar]


@given(parsers.re("换届选举中，候选人甲(?P<own>是|不是)选举委员会成员，他的近亲属(?P<kin>是|不是)，成员(?P<word>没有退出|.+日退出)"))
def committee_member(record: Record, own: str, kin: str, word: str) -> None:
    """A nominee who, or whose relative, sits on the election committee."""
    nominee(record, "甲").update(member_is_nominee=own == "是", member_is_kin=kin == "是",
                                member_withdrew_on=day_or_none(word.removesuffix("退出")))


@given(parsers.re("换届选举现场(?P<booth>有|没有)秘密写票处，(?P<count>公开|关门)计票"))
def booth(record: Record, booth: str, count: str) -> None:
    """How the ballot was held."""
    election(record).update(secret_booth=booth == "有", counted_openly=count == "公开")


@given(parsers.re("换届选举中(?P<givers>.+)委托(?P<holder>.)代为投票"))
def delegated(record: Record, givers: str, holder: str) -> None:
    """Voters who let the holder vote for them."""
    rows = [{"giver": giver, "holder": holder} for giver in givers.split("、")]
    election(record).setdefault("delegations", []).extend(rows)


@given(parsers.re("换届选举的委托名单(?P<word>没有公布|在.+日公布)"))
def delegations_posted(record: Record, word: str) -> None:
    """When the list of proxies was posted."""
    day = day_or_none(word)
    election(record)["delegations_posted_on"] = day and day.removeprefix("在").removesuffix("公布")


@given(parsers.re("换届选举前，上一届的离任审计结果(?P<word>没有公布|在.+日公布)"))
def leaving_audit(record: Record, word: str) -> None:
    """When the leaving audit was published."""
    day = day_or_none(word)
    election(record)
    record["audits"] = [{"kind": "离任审计", "published_on": day and day.removeprefix("在").removesuffix("公布")}]


@given(parsers.re("换届选举后，新一届村委会在(?P<formed>.+日)产生，(?P<word>没有移交|.+日移交完毕)"))
def handed_over(record: Record, formed: str, word: str) -> None:
    """When the new committee was formed and the hand-over done."""
    election(record).update(formed_on=formed, handed_over_on=day_or_none(word.removesuffix("移交完毕")))


@given(parsers.parse("换届选举的大会在{held}投票，发出选票{issued:d}张，收回{returned:d}张"))
def ballots_returned(record: Record, held: str, issued: int, returned: int) -> None:
    """Ballots issued and returned at the election meeting."""
    election(record)
    record["meetings"] = [{"body": "村民会议", "held_on": held, "votes": {"issued": issued, "returned": returned}}]
