"""The main job on PostgreSQL: the journeys of the other files, in front of a demo whose tenant is a schema."""

from collections.abc import Iterator

import pytest
from browser import Server as Demo
from browser import running_demo
from postgres import Server, own_database
from test_board_design import test_a_moved_tile_and_a_new_dimension_reach_the_boss
from test_boss import test_a_bar_leads_to_its_orders, test_the_numbers_of_the_board_equal_sql
from test_import import test_a_gbk_file_with_tabs_and_a_bad_row
from test_import_lines import test_rows_of_one_order_become_its_lines
from test_order_entry import (
    test_a_double_click_makes_one_order,
    test_a_stale_save_shows_both_versions,
    test_an_order_is_entered_by_keyboard_alone,
)
from test_order_review import (
    test_a_rejection_needs_an_opinion_and_lets_the_order_be_corrected,
    test_fifty_thousand_and_a_cent_goes_to_the_finance_director,
)

__all__ = [
    "test_a_bar_leads_to_its_orders",
    "test_a_double_click_makes_one_order",
    "test_a_gbk_file_with_tabs_and_a_bad_row",
    "test_a_moved_tile_and_a_new_dimension_reach_the_boss",
    "test_a_rejection_needs_an_opinion_and_lets_the_order_be_corrected",
    "test_a_stale_save_shows_both_versions",
    "test_an_order_is_entered_by_keyboard_alone",
    "test_fifty_thousand_and_a_cent_goes_to_the_finance_director",
    "test_rows_of_one_order_become_its_lines",
    "test_the_numbers_of_the_board_equal_sql",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    postgres = Server().start()
    try:
        home, database = tmp_path_factory.mktemp("postgresql"), own_database(postgres.url, "browsed")
        with running_demo(home, orders=120, database=database) as own:
            yield own
    finally:
        postgres.stop()
