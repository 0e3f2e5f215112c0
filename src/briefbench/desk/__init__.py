"""What a user can do, as functions ``verb_things(library, ...)``; the only door for ui and cli.

``open_library`` gives a ``Library``; every other function takes it first. Questions are named
``list_...``, ``..._view`` and ``..._rows``; everything else changes the library and can be undone
with ``undo``, save imports, which ``remove_import`` takes back.

The modules are loaded when one of their names is first asked for, so that a command that only
reads pages loads no database.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefbench.analysis.country_names import country_name, is_country, list_countries
    from briefbench.base.errors import LibraryBusy
    from briefbench.briefs.words import language_words
    from briefbench.desk.annotating import (
        annotations_label,
        export_annotations,
        import_annotations,
    )
    from briefbench.desk.articles import (
        archive_articles,
        article_view,
        restore_articles,
        set_country,
        set_event,
        set_published,
        set_read,
        set_source,
        set_title,
        trash_articles,
    )
    from briefbench.desk.borders import (
        apply_border_rules,
        list_border_rules,
        remove_border_rules,
        set_tail,
    )
    from briefbench.desk.briefs import (
        add_chart_to_brief,
        add_kept_chart,
        add_section,
        add_silence,
        brief_view,
        list_briefs,
        make_brief,
        move_section,
        remove_brief,
        remove_item_quote,
        remove_items,
        remove_section,
        rename_section,
        set_brief,
        set_glance,
        set_item,
    )
    from briefbench.desk.care import (
        check_library,
        index_behind,
        library_notes,
        rebuild_index,
        work_off_index,
    )
    from briefbench.desk.chart_files import CHART_ENDINGS, write_chart
    from briefbench.desk.chart_items import freeze_charts, redraw_charts, set_chart_kind
    from briefbench.desk.choosing import speaker_choices
    from briefbench.desk.citing import Citation, cite_articles, cite_quotes
    from briefbench.desk.composing import add_articles_to_brief, add_quotes_to_brief, move_items
    from briefbench.desk.country_groups import (
        group_codes,
        list_country_groups,
        make_country_group,
        remove_country_group,
        set_country_group,
    )
    from briefbench.desk.digest import digest_outline, export_digest
    from briefbench.desk.event_markers import (
        LONGEST_EVENT,
        add_event_marker,
        list_event_markers,
        remove_event_markers,
        set_event_marker,
    )
    from briefbench.desk.events import Changed
    from briefbench.desk.evidence import article_picture, offered_dates
    from briefbench.desk.exporting import (
        ExportReport,
        brief_id,
        check_brief,
        check_brief_quotes,
        export_brief,
        preview_pages,
    )
    from briefbench.desk.failed_pages import (
        keep_as_attachment,
        list_attachments,
        read_as_text,
        remove_attachments,
        retry_lines,
    )
    from briefbench.desk.figures import chart_headline, chart_text
    from briefbench.desk.grouping import group_articles
    from briefbench.desk.history import list_history, redo, redo_label, undo, undo_label
    from briefbench.desk.imports import (
        import_label,
        import_paths,
        import_report,
        import_sample,
        import_text,
        list_imports,
        remove_import,
        remove_sample,
        sample_paths,
    )
    from briefbench.desk.leads import dismiss_leads, list_leads
    from briefbench.desk.library import (
        Library,
        library_setting,
        open_library,
        set_library_setting,
    )
    from briefbench.desk.marking import (
        add_quote_places,
        add_suggestion_places,
        mark_quote,
        set_quote_places,
        set_suggestion_places,
    )
    from briefbench.desk.originals import (
        original_kind,
        original_page_image,
        original_pages,
        original_path,
    )
    from briefbench.desk.outline import outline_of
    from briefbench.desk.quote_bank import find_quotes, list_quotes, quotes_by_ids
    from briefbench.desk.quote_files import export_quotes, quote_objects, quotes_csv
    from briefbench.desk.quote_notes import (
        colour_quotes,
        set_quote,
        set_quote_comment,
    )
    from briefbench.desk.quotes import (
        PRESELECTED,
        accept_suggestions,
        accept_sure_suggestions,
        dismiss_quotes,
        dismiss_suggestions,
        list_speakers,
        remove_quotes,
        set_quote_speaker,
        set_suggestion_speaker,
    )
    from briefbench.desk.reading import page_object, read_paths
    from briefbench.desk.reading_again import (
        outdated_articles,
        read_again,
        read_again_label,
    )
    from briefbench.desk.reviewing import (
        count_quotes_to_review,
        keep_without_place,
        list_quotes_to_review,
        place_quote,
        quote_to_review,
    )
    from briefbench.desk.searching import (
        article_hits,
        article_rows,
        find_articles,
        search,
        sidebar,
        understood_parts,
    )
    from briefbench.desk.sources import (
        list_sources,
        merge_sources,
        set_source_facts,
        source_view,
        split_source,
    )
    from briefbench.desk.speaker_pages import SpeakerFinder, speaker_finder, speaker_timeline
    from briefbench.desk.speaker_roles import (
        add_speaker_role,
        remove_speaker_role,
        set_speaker_role,
    )
    from briefbench.desk.speakers import (
        add_speaker_name,
        alike_speakers,
        describe_speaker,
        find_speaker,
        keep_speakers_apart,
        merge_speakers,
        propose_again,
        remove_speaker_name,
        speaker_rows,
        speaker_view,
        split_quotes,
        split_speaker,
    )
    from briefbench.desk.stories import (
        compare_versions,
        join_stories,
        split_from_story,
        story_view,
    )
    from briefbench.desk.tags import (
        list_tags,
        recolour_tag,
        remove_tag,
        rename_tag,
        tag_articles,
        tag_quotes,
        untag_articles,
        untag_quotes,
    )
    from briefbench.desk.timelines import (
        bucket_articles,
        bucket_headlines,
        series_csv,
        series_object,
        timeline,
        undated_articles,
    )
    from briefbench.desk.tray_entries import put_into_tray, take_from_tray, tray
    from briefbench.desk.verbatim import check_quotes, quote_problems, quotes_check_label
    from briefbench.desk.watching import (
        QUIET,
        FolderWatch,
        folder_watch,
        set_watch_folders,
        watch_folders,
    )
    from briefbench.desk.word_offers import (
        offer_country_rule,
        offer_cue_rule,
        offer_speaker_rule,
    )
    from briefbench.desk.word_rules import (
        add_word_rule,
        list_word_rules,
        preview_word_rule,
        remove_word_rules,
        set_word_rule_scope,
    )
    from briefbench.desk.word_wishes import word_rule_sentence

_FOUND_IN = {
    "briefbench.analysis.country_names": "country_name is_country list_countries",
    "briefbench.base.errors": "LibraryBusy",
    "briefbench.briefs.words": "language_words",
    "briefbench.desk.annotating": "annotations_label export_annotations import_annotations",
    "briefbench.desk.articles": (
        "archive_articles article_view restore_articles set_country set_event set_published "
        "set_read set_source set_title trash_articles"
    ),
    "briefbench.desk.borders": "apply_border_rules list_border_rules remove_border_rules set_tail",
    "briefbench.desk.briefs": (
        "add_chart_to_brief add_kept_chart add_section add_silence brief_view list_briefs "
        "make_brief move_section remove_brief remove_item_quote remove_items remove_section "
        "rename_section set_brief set_glance set_item"
    ),
    "briefbench.desk.care": "check_library index_behind library_notes rebuild_index work_off_index",
    "briefbench.desk.chart_files": "CHART_ENDINGS write_chart",
    "briefbench.desk.chart_items": "freeze_charts redraw_charts set_chart_kind",
    "briefbench.desk.choosing": "speaker_choices",
    "briefbench.desk.citing": "Citation cite_articles cite_quotes",
    "briefbench.desk.composing": "add_articles_to_brief add_quotes_to_brief move_items",
    "briefbench.desk.country_groups": (
        "group_codes list_country_groups make_country_group remove_country_group set_country_group"
    ),
    "briefbench.desk.digest": "digest_outline export_digest",
    "briefbench.desk.event_markers": (
        "LONGEST_EVENT add_event_marker list_event_markers remove_event_markers set_event_marker"
    ),
    "briefbench.desk.events": "Changed",
    "briefbench.desk.evidence": "article_picture offered_dates",
    "briefbench.desk.exporting": (
        "ExportReport brief_id check_brief check_brief_quotes export_brief preview_pages"
    ),
    "briefbench.desk.failed_pages": (
        "keep_as_attachment list_attachments read_as_text remove_attachments retry_lines"
    ),
    "briefbench.desk.figures": "chart_headline chart_text",
    "briefbench.desk.grouping": "group_articles",
    "briefbench.desk.history": "list_history redo redo_label undo undo_label",
    "briefbench.desk.imports": (
        "import_label import_paths import_report import_sample import_text list_imports "
        "remove_import remove_sample sample_paths"
    ),
    "briefbench.desk.leads": "dismiss_leads list_leads",
    "briefbench.desk.library": "Library library_setting open_library set_library_setting",
    "briefbench.desk.marking": (
        "add_quote_places add_suggestion_places mark_quote set_quote_places set_suggestion_places"
    ),
    "briefbench.desk.originals": "original_kind original_page_image original_pages original_path",
    "briefbench.desk.outline": "outline_of",
    "briefbench.desk.quote_bank": "find_quotes list_quotes quotes_by_ids",
    "briefbench.desk.quote_files": "export_quotes quote_objects quotes_csv",
    "briefbench.desk.quote_notes": ("colour_quotes set_quote set_quote_comment"),
    "briefbench.desk.quotes": (
        "PRESELECTED accept_suggestions accept_sure_suggestions dismiss_quotes dismiss_suggestions "
        "list_speakers remove_quotes set_quote_speaker set_suggestion_speaker"
    ),
    "briefbench.desk.reading": "page_object read_paths",
    "briefbench.desk.reading_again": "outdated_articles read_again read_again_label",
    "briefbench.desk.reviewing": (
        "count_quotes_to_review keep_without_place list_quotes_to_review place_quote "
        "quote_to_review"
    ),
    "briefbench.desk.searching": (
        "article_hits article_rows find_articles search sidebar understood_parts"
    ),
    "briefbench.desk.sources": (
        "list_sources merge_sources set_source_facts source_view split_source"
    ),
    "briefbench.desk.speaker_pages": "SpeakerFinder speaker_finder speaker_timeline",
    "briefbench.desk.speaker_roles": "add_speaker_role remove_speaker_role set_speaker_role",
    "briefbench.desk.speakers": (
        "add_speaker_name alike_speakers describe_speaker find_speaker keep_speakers_apart "
        "merge_speakers propose_again remove_speaker_name speaker_rows speaker_view split_quotes "
        "split_speaker"
    ),
    "briefbench.desk.stories": "compare_versions join_stories split_from_story story_view",
    "briefbench.desk.tags": (
        "list_tags recolour_tag remove_tag rename_tag tag_articles tag_quotes untag_articles "
        "untag_quotes"
    ),
    "briefbench.desk.timelines": (
        "bucket_articles bucket_headlines series_csv series_object timeline undated_articles"
    ),
    "briefbench.desk.tray_entries": "put_into_tray take_from_tray tray",
    "briefbench.desk.verbatim": "check_quotes quote_problems quotes_check_label",
    "briefbench.desk.watching": "FolderWatch QUIET folder_watch set_watch_folders watch_folders",
    "briefbench.desk.word_offers": "offer_country_rule offer_cue_rule offer_speaker_rule",
    "briefbench.desk.word_rules": (
        "add_word_rule list_word_rules preview_word_rule remove_word_rules set_word_rule_scope"
    ),
    "briefbench.desk.word_wishes": "word_rule_sentence",
}
"""Module → the names above that it has."""

_HOMES = {name: module for module, names in _FOUND_IN.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Return a use case, its module loaded."""
    if name == "__all__":
        return sorted(_HOMES)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
