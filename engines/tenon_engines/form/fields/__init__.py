"""The field kinds, one file each; a new kind is its file and its line here."""

from tenon_engines.form.fields.address import Address
from tenon_engines.form.fields.autonumber import Autonumber
from tenon_engines.form.fields.bank_account import BankAccount
from tenon_engines.form.fields.barcode import Barcode
from tenon_engines.form.fields.boolean import Boolean
from tenon_engines.form.fields.date import Date
from tenon_engines.form.fields.datetime import Datetime
from tenon_engines.form.fields.department import Department
from tenon_engines.form.fields.duration import Duration
from tenon_engines.form.fields.email import Email
from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.formula import Formula
from tenon_engines.form.fields.id_card import IdCard
from tenon_engines.form.fields.json import Json
from tenon_engines.form.fields.lookup import Lookup
from tenon_engines.form.fields.money import Money
from tenon_engines.form.fields.multi_select import MultiSelect
from tenon_engines.form.fields.number import Number
from tenon_engines.form.fields.percent import Percent
from tenon_engines.form.fields.phone import Phone
from tenon_engines.form.fields.rating import Rating
from tenon_engines.form.fields.reference import Reference
from tenon_engines.form.fields.rollup import Rollup
from tenon_engines.form.fields.select import Select
from tenon_engines.form.fields.status import Status
from tenon_engines.form.fields.subtable import Subtable
from tenon_engines.form.fields.text import Text
from tenon_engines.form.fields.textarea import Textarea
from tenon_engines.form.fields.time import Time
from tenon_engines.form.fields.url import Url
from tenon_engines.form.fields.user import User
from tenon_engines.kernel.registry import Registry

field_types: Registry[FieldType] = Registry(
    "field type",
    [
        Text,
        Textarea,
        Number,
        Money,
        Percent,
        Date,
        Datetime,
        Time,
        Duration,
        Boolean,
        Select,
        MultiSelect,
        Rating,
        Status,
        Reference,
        Lookup,
        Rollup,
        Subtable,
        Formula,
        Autonumber,
        User,
        Department,
        Phone,
        Email,
        Url,
        Address,
        IdCard,
        BankAccount,
        Barcode,
        Json,
    ],
)
