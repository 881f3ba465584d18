"""Why a report could not be written."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    "save.no_folder": Sentence(
        "写不了 {path}：没有这个文件夹，请先建好。",
        "cannot write {path}: the folder does not exist; create it first.",
    ),
    "save.not_writable": Sentence(
        "写不了 {path}：没有写入权限，请换一个文件夹。",
        "cannot write {path}: no permission; choose another folder.",
    ),
    "save.full": Sentence("写不了 {path}：磁盘已满。", "cannot write {path}: the disk is full."),
    "save.folder": Sentence(
        "写不了 {path}：这是一个文件夹，请写明文件名。",
        "cannot write {path}: it is a folder; give a file name.",
    ),
    "save.link": Sentence(
        "不写 {path}：它是一个链接，请写真正的文件。",
        "will not write {path}: it is a link; name the real file.",
    ),
    "save.other": Sentence("写不了 {path}：{reason}。", "cannot write {path}: {reason}."),
}
