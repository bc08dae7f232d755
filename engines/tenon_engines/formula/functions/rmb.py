"""Amounts in Chinese capitals, as written on vouchers."""

from decimal import Decimal

from tenon_engines.formula.decimals import round_half_up

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_LIMIT = Decimal(10) ** 16


def capitals(amount: Decimal) -> str | None:
    """1409.5: 壹仟肆佰零玖元伍角; None from ten thousand trillion on."""
    value = round_half_up(amount, 2)
    if abs(value) >= _LIMIT:
        return None
    cents = int(abs(value) * 100)
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    sign = "负" if value < 0 else ""
    if cents == 0:
        return "零元整"
    whole = f"{_whole(yuan)}元" if yuan else ""
    if not jiao and not fen:
        return f"{sign}{whole}整"
    gap = "零" if yuan and (not jiao or yuan % 10 == 0) else ""
    tail = f"{gap}{_DIGITS[jiao]}角" if jiao else gap
    return f"{sign}{whole}{tail}{f'{_DIGITS[fen]}分' if fen else ''}"


def _whole(number: int) -> str:
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    result, gap = "", False
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if not group:
            gap = bool(result)
            continue
        if result and (gap or group < 1_000):
            result += "零"
        result += _group(group) + _unit(at, groups)
        gap = False
    return result


def _unit(at: int, groups: list[int]) -> str:
    """万亿 is written 万 before 亿 only where the 亿 group follows."""
    if at == 3:
        return "万" if groups[2] else "万亿"
    return _GROUPS[at]


def _group(number: int) -> str:
    result, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(result)
            continue
        result += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return result
