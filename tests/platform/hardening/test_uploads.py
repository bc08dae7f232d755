"""Files that are not what they seem, or not whole: said in words, and no trace of them stays."""

import io
import zipfile
from pathlib import Path

import pytest
from http_place import Person, Place

DATA = {"app": "guarded", "form": "deal"}
HEAD = '<?xml version="1.0"?>'


def workbook(sheet: str, *, big: int = 0) -> bytes:
    """A hand-made .xlsx whose only sheet is `sheet`, with a part that unpacks to `big` bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        package = "http://schemas.openxmlformats.org/package/2006"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        archive.writestr(
            "[Content_Types].xml",
            f'{HEAD}<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'{HEAD}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'{HEAD}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{HEAD}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet.replace("MAIN", main))
        if big:
            archive.writestr("xl/media/big.bin", b"\0" * big)
    return kept.getvalue()


CELL = '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'
SHEET = f'<worksheet xmlns="MAIN"><sheetData><row r="1">{CELL}</row></sheetData></worksheet>'
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(10))
LAUGHS = f"{HEAD}<!DOCTYPE worksheet [{ENTITIES}]>" + SHEET.format("&e9;")
OUTSIDE = f'{HEAD}<!DOCTYPE worksheet [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + SHEET.format("&f;")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("head.csv", "主题,价格\n".encode()),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("archive.xlsx", b"PK\x05\x06" + b"\0" * 18),
        ("half.xlsx", workbook(SHEET.format("x"))[:400]),
        ("bomb.xlsx", workbook(SHEET.format("x"), big=60_000_000)),
        ("laughs.xlsx", workbook(LAUGHS)),
        ("outside.xlsx", workbook(OUTSIDE)),
        ("quote.csv", b'a,b\n"' + b"x" * 200_000),
        ("wide.csv", b"a," * 400 + b"\n" + b"1," * 400),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ],
)
def test_files_that_are_no_tables_are_refused_in_words(root: Person, place: Place, name: str, content: bytes) -> None:
    answer = root.http.post("/imports", files={"file": (name, content)}, data=DATA)
    assert answer.status_code in (400, 413, 422), answer.text
    problem = answer.json()
    assert problem["message"], problem
    assert "root:" not in answer.text
    kept = list((Path(place.home.folder) / "tenants/guarded/imports").glob("*.table"))
    assert all(each.stat().st_size < 10_000 for each in kept)


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        ({}, b""),
        ({"Content-Type": "multipart/form-data"}, b"x"),
        ({"Content-Type": "multipart/form-data; boundary=b"}, b'--b\r\nContent-Disposition: form-data; name="file"'),
        ({"Content-Type": "multipart/form-data; boundary=b"}, b"--b\r\nnonsense\r\n\r\n--b--"),
        ({"Content-Type": "multipart/form-data; boundary=b", "Content-Length": "999999999999"}, b"--b"),
        ({"Content-Type": "application/json"}, b"{}"),
    ],
)
def test_uploads_that_are_not_whole_are_refused(root: Person, headers: dict[str, str], content: bytes) -> None:
    answer = root.http.post("/imports", content=content, headers=headers)
    assert answer.status_code in (400, 413), answer.text
    assert answer.json()["message"]


@pytest.mark.parametrize("name", ["../../../etc/x.csv", "a\0b.csv", "x" * 3000 + ".csv", '"><script>.csv', ""])
def test_the_name_of_a_file_is_only_a_name(root: Person, place: Place, name: str) -> None:
    answer = root.http.post("/imports", files={"file": (name, "主题,价格\nA,1\n".encode())}, data=DATA)
    assert answer.status_code in (201, 400), answer.text
    if answer.status_code == 201:
        run = answer.json()
        assert (Path(place.home.folder) / f"tenants/guarded/imports/{run['id']}.table").exists()
        assert len(run["file"]) <= 200


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_as_excel_gives_it_is_understood(root: Person, encoding: str) -> None:
    table = "主题 ,\t价格,备注\r\nA,\t12.50,\u3000好\r\nB,-,x\r\n"
    made = root.http.post("/imports", files={"file": ("a.csv", table.encode(encoding))}, data=DATA)
    assert made.status_code == 201, made.text
    run = made.json()
    assert [column["name"] for column in run["columns"]] == ["主题", "价格", "备注"]
    tried = root.post(f"/imports/{run['id']}/preview").json()
    assert (tried["new"], tried["bad"]) == (1, 1), tried
    error = next(row for row in tried["rows"] if row["errors"])["errors"][0]
    assert error["path"] == "/price"
    assert error["message"]


def test_an_id_that_excel_damaged_is_named_with_the_remedy(root: Person) -> None:
    table = "主题,价格\n1.23457E+18,1\n".encode()
    run = root.http.post("/imports", files={"file": ("a.csv", table)}, data=DATA).json()
    said = " ".join(str(each) for each in (run["columns"], root.post(f"/imports/{run['id']}/preview").json()))
    assert "Excel" in said


def test_only_administrators_import_as_history(root: Person, place: Place) -> None:
    agent = place.as_("amy")
    made = agent.http.post("/imports", files={"file": ("a.csv", "主题,价格\nA,1\n".encode())}, data=DATA)
    assert made.status_code == 201, made.text
    run = made.json()
    assert run["mode"] == "live"
    refused = agent.http.put(f"/imports/{run['id']}", json={"mode": "history"})
    assert refused.status_code == 403
    assert "history" in refused.json()["message"]
    assert root.http.put(f"/imports/{run['id']}", json={"mode": "history"}).json()["mode"] == "history"
