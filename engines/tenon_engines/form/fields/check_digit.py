"""Check digits of cards and of articles: they catch a wrong digit and two that changed places."""


def luhn(number: str) -> bool:
    """Whether the digits of a card fit together (ISO 7812)."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        twice = int(digit) * 2 if place % 2 else int(digit)
        total += twice - 9 if twice > 9 else twice
    return total % 10 == 0


def article_digit(digits: str) -> str:
    """The last digit of an EAN or UPC, from the digits before it (GS1)."""
    total = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)
