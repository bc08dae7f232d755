"""Stock of the sample: every on-hand quantity is explained by movements, every locked one by locks."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal

from tenon_platform.exchange.demo_catalogue import Sku
from tenon_platform.exchange.demo_company import WAREHOUSES
from tenon_platform.exchange.demo_order import Order

_NONE, _LOW, _OVER, _DAMAGED = 12, 18, 8, 3
_DEPTH = 4  # the orders are a sample of the company's real sales, its shelves are not
Cell = tuple[str, str]


@dataclass(slots=True)
class Level:
    sku: Sku
    warehouse: str
    on_hand: Decimal
    locked: Decimal
    safety: Decimal
    maximum: Decimal
    damaged: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Move:
    sku: Sku
    warehouse: str
    kind: str
    qty: Decimal
    at: datetime
    order: Order | None = None
    again: bool = False  # what a case sent, not the order itself
    quality: str = "good"


@dataclass(frozen=True, slots=True)
class Stock:
    levels: list[Level]
    moves: list[Move]


def last_pieces(skus: Sequence[Sku]) -> tuple[Sku, Sku]:
    """Two popular SKUs of which one piece is left: one is taken by an anchor order, the other is free."""
    first, second, *_ = sorted(
        (sku for sku in skus if sku.on_sale and sku.list_price > 50), key=lambda sku: -sku.popularity
    )[8:]
    return first, second


def resting(skus: Sequence[Sku]) -> list[Sku]:
    """SKUs that hardly anybody wants: nothing was sold for months, and too much is there."""
    plain = [sku for sku in skus if sku.on_sale and sku.kind == "standard"]
    return sorted(plain, key=lambda sku: sku.popularity)[:_OVER]


def stock(skus: Sequence[Sku], orders: Sequence[Order], start: datetime, now: datetime, rng: random.Random) -> Stock:
    """Levels and the movements that lead to them: opening, a purchase per quarter for what is sold in it, shipments."""
    sold: dict[Cell, list[tuple[Order, Decimal]]] = defaultdict(list)
    locked: dict[Cell, Decimal] = defaultdict(Decimal)
    asked: dict[Cell, Decimal] = defaultdict(Decimal)
    returned: dict[Cell, list[tuple[Order, Decimal]]] = defaultdict(list)
    again: dict[Cell, list[tuple[Order, Decimal]]] = defaultdict(list)
    for order in orders:
        for line in order.basket.lines:
            cell = (line.sku.code, line.place or order.warehouse)
            if order.shipped:
                sold[cell].append((order, line.qty))
                if order.case and order.case.brings_goods:
                    returned[cell].append((order, line.qty))
                if order.case and order.case.sends_goods:
                    again[cell].append((order, line.qty))
            elif order.holds_stock:
                locked[cell] += line.qty
            elif order.live:
                asked[cell] += line.qty
    missing = _missing(orders, asked)
    _ask_elsewhere(orders, asked, missing)
    taken, free = last_pieces(skus)
    special = _special(skus, {taken.code, free.code}, resting(skus), rng)
    levels: list[Level] = []
    moves: list[Move] = []
    for sku in skus:
        year = sum((qty for place in WAREHOUSES for _, qty in sold[sku.code, place.code]), Decimal(0))
        for place in WAREHOUSES:
            cell = (sku.code, place.code)
            level = _level(sku, place.code, place.share, year, locked[cell], special.get(sku.code, ""), rng)
            if sku in (taken, free):
                level.on_hand = max(Decimal(1 if place.code == "LY" else 0), level.locked)
            level.on_hand = max(level.on_hand, level.locked + asked[cell])
            if cell in missing:
                level.on_hand = level.locked
            back = _back(level, returned[cell])
            kept = sku not in (taken, free) and sku.code not in special and cell not in missing
            moves += [
                *_moves(level, _leaving(level, sold[cell], again[cell]), start, now),
                *back,
                *([] if kept else _written_off(back)),
            ]
            level.on_hand += sum((move.qty for move in back), Decimal(0)) if kept else 0
            levels.append(level)
    moves.sort(key=lambda move: move.at)
    return Stock(levels, moves)


def _missing(orders: Sequence[Order], asked: Mapping[Cell, Decimal]) -> set[Cell]:
    """For each order that waits for stock one thing that is not there, best one that nobody asks for today."""
    found: set[Cell] = set()
    for order in orders:
        found |= {(line.sku.code, order.warehouse) for line in order.basket.lines if line.place}
        if order.fields.get("fulfil") == "backordered":
            cells = [(line.sku.code, order.warehouse) for line in order.basket.lines]
            found.add(min(cells, key=lambda cell: asked.get(cell, Decimal(0))))
    return found


def _ask_elsewhere(orders: Sequence[Order], asked: dict[Cell, Decimal], missing: set[Cell]) -> None:
    """An order of today that would find one of its goods missing is one of a warehouse that has them all."""
    for order in orders:
        codes = [line.sku.code for line in order.basket.lines if not line.place]
        if not order.live or not any((code, order.warehouse) in missing for code in codes):
            continue
        having = (place.code for place in WAREHOUSES if not any((code, place.code) in missing for code in codes))
        order.warehouse = next(having, order.warehouse)
        for line in order.basket.lines:
            asked[line.sku.code, line.place or order.warehouse] += line.qty


def _special(skus: Sequence[Sku], keep: set[str], over: Sequence[Sku], rng: random.Random) -> dict[str, str]:
    """Which SKUs are out, low, overstocked or have damaged pieces."""
    chosen = [sku.code for sku in skus if sku.on_sale and sku.code not in keep and sku not in over]
    rng.shuffle(chosen)
    kinds = ["none"] * _NONE + ["low"] * _LOW + ["damaged"] * _DAMAGED
    return dict(zip(chosen, kinds, strict=False)) | {sku.code: "over" for sku in over}


def _back(level: Level, returned: list[tuple[Order, Decimal]]) -> list[Move]:
    """What buyers sent back."""
    dated = [(order.case.finished_at, qty, order) for order, qty in returned if order.case]
    return [Move(level.sku, level.warehouse, "return", qty, at, order) for at, qty, order in dated]


def _written_off(back: list[Move]) -> list[Move]:
    """Where the shelf has to show an exact number, what came back is not fit for sale."""
    return [Move(one.sku, one.warehouse, "adjust", -one.qty, one.at + timedelta(minutes=5)) for one in back]


def _level(
    sku: Sku, place: str, share: Decimal, year: Decimal, locked: Decimal, special: str, rng: random.Random
) -> Level:
    usual = year * share * 28 / 365 * _DEPTH * Decimal(rng.randint(70, 160)) / 100
    usual += Decimal(rng.randint(40, 160)) * share * 4
    safety = (usual / 3).to_integral_value(ROUND_CEILING)
    on_hand = usual.to_integral_value(ROUND_CEILING)
    maximum = on_hand * 2
    if special == "none":
        on_hand = Decimal(0)
    elif special == "low":
        on_hand = (safety / 2).to_integral_value()
    elif special == "over":
        on_hand = maximum + 40
    damaged = Decimal(rng.randint(1, 5)) if special == "damaged" and place == "LY" else Decimal(0)
    return Level(sku, place, max(on_hand, locked), locked, safety, maximum, damaged)


def _leaving(level: Level, sold: list[tuple[Order, Decimal]], again: list[tuple[Order, Decimal]]) -> list[Move]:
    """What orders shipped, and what their cases sent when they were settled."""
    first = [(order.fields["shipped_at"], qty, order, False) for order, qty in sold]
    later = [(order.case.finished_at, qty, order, True) for order, qty in again if order.case]
    return [Move(level.sku, level.warehouse, "ship", -qty, at, order, more) for at, qty, order, more in first + later]


def _moves(level: Level, leaving: list[Move], start: datetime, now: datetime) -> list[Move]:
    """Opening = today's level; each quarter buys beforehand what it ships, so the stock never goes below it."""
    found = [Move(level.sku, level.warehouse, "opening", level.on_hand, start)] if level.on_hand else []
    if level.damaged:
        found.append(Move(level.sku, level.warehouse, "opening", level.damaged, start, quality="damaged"))
    quarters: dict[int, Decimal] = defaultdict(Decimal)
    for move in leaving:
        quarters[(move.at - start) // timedelta(days=92)] -= move.qty
        found.append(move)
    for quarter, qty in quarters.items():
        bought_at = start + timedelta(days=92 * quarter, hours=1)
        found.append(Move(level.sku, level.warehouse, "purchase", qty, min(bought_at, now)))
    return found
