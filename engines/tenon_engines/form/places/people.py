"""Which piece of a pasted text is somebody's name."""

import re
from dataclasses import dataclass

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
    "邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅"
    "童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全"
    "佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花"
    "权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾"
    "戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)
_DOUBLE = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|独孤|长孙|宇文|澹台|公冶|轩辕|西门|东郭|百里|呼延|闻人|申屠|太史|第五|淳于"
_HONORIFIC = "先生|女士|小姐|老师|师傅|经理|主任|老板|阿姨|同学|医生|总|姐|哥|某某?"
_CHINESE = re.compile(r"[\u3400-\u9fff*·•]{1,5}|[\u3400-\u9fff]{1,7}[·•][\u3400-\u9fff·•]{1,12}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.'-]*(?: [A-Za-z][A-Za-z.'-]*){0,3}")
_BY_SURNAME = re.compile(
    rf"(?:(?:{_DOUBLE})[\u3400-\u9fff*]{{1,2}}|[{_SURNAMES}](?:[\u3400-\u9fff*]{{1,2}}|{_HONORIFIC}))"
)
_CERTAIN = re.compile(
    rf"[\u3400-\u9fff]{{1,4}}(?:{_HONORIFIC})|[\u3400-\u9fff]\*+[\u3400-\u9fff]?|\*+[\u3400-\u9fff]{{1,2}}|.*[·•].*"
)
_OF_A_PLACE = re.compile(
    r".*(?:[省市区县镇乡村路街道号楼栋幢室层座弄巷组社屯寨里苑园城厦店场院厂站库部校亭房厅局所处柜桥湾塘]|公司|大学|中学|小学|医院|小区|花园|广场|大厦|驿站|门口|门卫|"
    r"代收|超市|快递|家园|公寓|宿舍|收发室|前台|单元|地址|中国)$"
)
_NO_NAME = re.compile(r"(?:你好|谢谢|老地方|备注|电话|手机|号码|尽快|发货|默认|复制|加急|请.*|放.*|送.*)$")
_TAIL = re.compile(
    rf"(?<=[\d号室楼栋幢座层户元口店区园厦司])(?P<name>(?:{_DOUBLE})[\u3400-\u9fff]{{1,2}}|[{_SURNAMES}][\u3400-\u9fff*]{{1,2}})$"
)
_WITH_NUMBER = re.compile(r"(?P<name>.+?)\s*[\[(]\d{4}[\])]$")  # 张三[1234]: the number a platform gives for a call

_RECEIVES = re.compile(r"(?P<name>[\u3400-\u9fff*]{2,4}?)\(?(?:亲?收|敬收)\)?")


@dataclass(frozen=True, slots=True)
class Name:
    """A piece that may be a name, and the name; `likely` sorts, and only a `sure` one needs no second look."""

    piece: str
    text: str
    likely: int
    sure: bool


def as_name(piece: str) -> Name | None:
    """What speaks for a piece being a name; None where it cannot be one."""
    whole = piece
    received = _RECEIVES.fullmatch(piece)
    if received is not None:
        piece = received["name"]
    numbered = _WITH_NUMBER.fullmatch(piece)
    bare = numbered["name"] if numbered is not None else piece
    if _LATIN.fullmatch(bare):
        return Name(whole, piece, 2, len(bare) > 2)
    if not _CHINESE.fullmatch(bare) or _NO_NAME.fullmatch(bare):
        return None
    if _CERTAIN.fullmatch(bare):
        return Name(whole, piece, 4, True)
    by_surname = _BY_SURNAME.fullmatch(bare) is not None
    if _OF_A_PLACE.fullmatch(bare) and not (by_surname and len(bare) == 3 and bare[-1] in "园城桥湾塘里校亭苑厦"):
        return None
    return Name(whole, piece, 3 if by_surname else 1, by_surname)


def name_at_end(text: str) -> str | None:
    """王某 of 示例路1号3栋502王某: nothing separates them, so this is a guess."""
    match = _TAIL.search(text)
    return match["name"] if match is not None and as_name(match["name"]) is not None else None
