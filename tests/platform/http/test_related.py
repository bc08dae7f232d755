"""What belongs to a record: the records that refer to it, for those who may read them."""

from http_place import Person, Place, sale_of

SALES = "/apps/shopfront/forms/sale/records"
BUYERS = "/apps/shopfront/forms/buyer/records"


def test_a_record_lists_the_newest_records_that_refer_to_it(place: Place, admin: Person, seller: Person) -> None:
    clerk = place.as_("carl")
    buyer = clerk.post(BUYERS, {"name": "Related"}).json()["id"]
    assert admin.get(f"{BUYERS}/{buyer}/related").json() == {"groups": []}
    made = [seller.post(SALES, sale_of(buyer)).json() for _ in range(7)]
    (group,) = admin.get(f"{BUYERS}/{buyer}/related").json()["groups"]
    assert (group["app"], group["form"], group["field"]) == ("shopfront", "sale", "buyer")
    assert group["count"] == {"n": 7, "more": False}
    assert [each["id"] for each in group["items"]] == [each["id"] for each in reversed(made)][:5]
    assert group["items"][0]["number"] == made[-1]["number"]
    assert [each["key"] for each in group["fields"]] == ["number", "total"]


def test_related_records_keep_within_the_rights_of_their_reader(place: Place, seller: Person) -> None:
    clerk, other = place.as_("carl"), place.as_("sue")
    buyer = clerk.post(BUYERS, {"name": "Kept"}).json()["id"]
    sale = seller.post(SALES, sale_of(buyer)).json()["id"]
    assert clerk.get(f"{BUYERS}/{buyer}/related").json() == {"groups": []}
    assert other.get(f"{BUYERS}/{buyer}/related").json() == {"groups": []}
    (group,) = seller.get(f"{BUYERS}/{buyer}/related").json()["groups"]
    assert [each["id"] for each in group["items"]] == [sale]
    assert clerk.get(f"{SALES}/{sale}/related").status_code == 404


def test_a_list_works_out_the_rollups_that_its_view_shows(place: Place, seller: Person) -> None:
    clerk = place.as_("carl")
    buyer, other = (clerk.post(BUYERS, {"name": name}).json()["id"] for name in ("Rolled", "Rolled too"))
    for _ in range(2):
        seller.post(SALES, sale_of(buyer))
    rows = {row["id"]: row for row in clerk.get(BUYERS, search="Rolled").json()["items"]}
    assert (rows[buyer]["sales"], rows[other]["sales"]) == ("2", "0")
    assert all("sales" not in row for row in clerk.get(BUYERS, search="Rolled", fields="name").json()["items"])
