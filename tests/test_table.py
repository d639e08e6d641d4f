"""A table as a file that spreadsheets open as it is."""

import csv
from io import StringIO

import pytest

from bot.table import Table, csv_file


def opened(file):
    return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))


def test_it_is_marked_as_utf8_and_its_lines_end_as_excel_ends_them():
    file = csv_file(Table("x", ("Región", "Cifra"), (("Áncash", 1), ("Ñ, o así", None))))
    assert file == b"\xef\xbb\xbfRegi\xc3\xb3n,Cifra\r\n\xc3\x81ncash,1\r\n" + '"Ñ, o así",\r\n'.encode()


def test_numbers_have_no_marks_between_their_digits():
    assert opened(csv_file(Table("x", ("a", "b"), ((1234567, 0.072844),))))[1] == ["1234567", "0.072844"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_would_be_a_formula_is_made_harmless(text):
    assert opened(csv_file(Table("x", (text,), ((text,),)))) == [[f"'{text}"], [f"'{text}"]]


@pytest.mark.parametrize("text", ["a=b", "CITE +", 'dice "sí"', "dos\nlíneas", " -", ""])
def test_any_other_text_stays_as_it_is(text):
    assert opened(csv_file(Table("x", ("a", "b"), (("x", text),))))[1] == ["x", text]


def test_a_negative_number_is_no_formula():
    assert opened(csv_file(Table("x", ("a",), ((-5,),))))[1] == ["-5"]
