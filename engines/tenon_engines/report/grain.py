"""Buckets of time: which one a local time falls into, how it is written, and which come after it."""

from datetime import date, datetime, timedelta

from tenon_engines.report.period import Period, add_months

MOST_BUCKETS = 2000


def floor(moment: datetime, grain: str) -> datetime:
    """The start of the bucket that holds `moment`."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    match grain:
        case "hour":
            return moment.replace(minute=0, second=0, microsecond=0)
        case "day":
            return midnight
        case "week":
            return midnight - timedelta(days=midnight.weekday())
        case "month":
            return midnight.replace(day=1)
        case "quarter":
            return midnight.replace(month=(midnight.month - 1) // 3 * 3 + 1, day=1)
    return midnight.replace(month=1, day=1)


def after(bucket: datetime, grain: str) -> datetime:
    """The start of the next bucket."""
    match grain:
        case "hour":
            return bucket + timedelta(hours=1)
        case "day":
            return bucket + timedelta(days=1)
        case "week":
            return bucket + timedelta(days=7)
        case "month":
            return add_months(bucket, 1)
        case "quarter":
            return add_months(bucket, 3)
    return add_months(bucket, 12)


def buckets(period: Period, grain: str, *, full: bool = False) -> list[datetime]:
    """Every bucket of the span in order, at most `MOST_BUCKETS` of them."""
    found: list[datetime] = []
    at = floor(period.start, grain)
    end = period.full_to if full else period.end
    while at < end and len(found) < MOST_BUCKETS:
        found.append(at)
        at = after(at, grain)
    return found


def decode(raw: object, grain: str) -> datetime | None:
    """The bucket that a database gave: a local timestamp (PostgreSQL), or our own integers and texts (SQLite)."""
    if raw is None:
        return None
    if isinstance(raw, datetime):
        return raw.replace(tzinfo=None)
    if isinstance(raw, date):
        return datetime(raw.year, raw.month, raw.day)
    if isinstance(raw, int):
        if grain == "hour":
            return datetime.min + timedelta(hours=raw)
        return datetime.min + timedelta(days=raw * (7 if grain == "week" else 1))
    text = str(raw)
    if grain == "quarter" and "Q" in text:
        year, _, quarter = text.partition("Q")
        return datetime(int(year), int(quarter) * 3 - 2, 1)
    parts = [int(part) for part in text.split("-")]
    first, month, day = (*parts, 1, 1)[:3]
    return datetime(first, month, day)


def write(bucket: datetime, grain: str) -> str:
    """How a bucket is written on the wire: `2026-11-20T14:00`, `2026-11-20`, `2026-11`, `2026-Q4`, `2026`."""
    match grain:
        case "hour":
            return bucket.strftime("%Y-%m-%dT%H:00")
        case "day" | "week":
            return bucket.strftime("%Y-%m-%d")
        case "month":
            return bucket.strftime("%Y-%m")
        case "quarter":
            return f"{bucket.year}-Q{(bucket.month + 2) // 3}"
    return str(bucket.year)
