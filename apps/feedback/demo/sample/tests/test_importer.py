from shop.importer import import_prices, parse_line, save_report


def test_a_line_is_a_product():
    assert parse_line("pen;1.20") == ("pen", 1.2)


def test_a_broken_line_is_none():
    assert parse_line("pen") is None


def test_a_list_is_imported(tmp_path):
    path = tmp_path / "prices.txt"
    path.write_text("pen;1.20\n\nink;4")
    assert import_prices(path) == {"pen": 1.2, "ink": 4.0}


def test_a_report_is_a_text_file():
    assert save_report("all is well").endswith(".txt")
