"""Parameters in a table, and the kinds of value and layers that stand in it."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    "table.none": Sentence("（没有）", "(none)"),
    "table.difference": Sentence("{name} {title} 自 {day}：{old} → {new}", "{name} {title} from {day}: {old} → {new}"),
    "table.exported": Sentence("写好 {path}，{n} 行", "wrote {path}, {n} rows", "wrote {path}, one row"),
    "table.same": Sentence("没有差别", "no difference"),
    "table.shown": Sentence("{n} 处差别，还没有写入；核对后加 --write", "{n} differences, nothing written; add --write",
                            "one difference, nothing written; add --write"),
    "table.written": Sentence("{n} 处差别已写入 {files} 个文件", "{n} differences written to {files} files",
                              "one difference written"),
    "type.share": Sentence("比例", "share"),
    "type.money": Sentence("金额（元）", "money (yuan)"),
    "type.days": Sentence("天数", "days"),
    "type.months": Sentence("月数", "months"),
    "type.count": Sentence("个数", "count"),
    "type.number": Sentence("数", "number"),
    "type.flag": Sentence("是否", "yes or no"),
    "type.code": Sentence("代码", "code"),
    "type.codes": Sentence("几个代码", "codes"),
    "level.national": Sentence("国家", "national"),
    "level.province": Sentence("省", "province"),
    "level.city": Sentence("市", "city"),
    "level.county": Sentence("县", "county"),
    "level.unit": Sentence("单位", "unit"),
}
