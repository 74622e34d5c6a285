//! What must hold of the page, a file a subject.

mod accessibility;
mod asking;
mod batch;
mod configure;
mod deployed;
mod draft;
mod drafts;
mod embed;
mod embed_hostile;
mod faults;
mod first;
mod handoff;
mod history;
mod keyboard;
mod language;
mod layout;
mod live;
mod locked;
mod module;
mod next;
mod offline;
mod partner;
mod parts;
mod people;
mod plan;
mod prepare;
mod record;
mod report;
mod sample;
mod share;
mod soak;
mod speed;
mod start_over;
mod storage;
mod tabs;
mod theme;

use crate::harness::engine::{Capability, Keeping, Size};
use crate::trials::Check;

/// A phone and a desktop: the windows that most checks are done in.
const BOTH: &[Size] = &[Size::Phone, Size::Desktop];
/// Where the questions are the same in every window.
const PHONE: &[Size] = &[Size::Phone];
/// The narrowest there is.
const NARROW: &[Size] = &[Size::Narrow];
/// Phones, the narrowest among them.
const PHONES: &[Size] = &[Size::Phone, Size::Narrow];
/// Every window there is.
const ALL: &[Size] = &[Size::Phone, Size::Desktop, Size::Narrow, Size::Zoomed];

/// Checks of a module, named by their functions.
macro_rules! checks {
    ($alone:literal, $sizes:expr, $module:ident: $($name:ident)*) => {
        vec![$(Check {
            name: format!("{}: {}", stringify!($module), stringify!($name).replace('_', " ")),
            sizes: $sizes,
            run: |visitor| Box::pin($module::$name(visitor)),
            alone: $alone,
            keeping: Keeping::Granted,
            needs: &[],
        }),*]
    };
}

/// The same checks in a browser that keeps so much.
fn keeping(keeping: Keeping, checks: Vec<Check>) -> Vec<Check> {
    checks.into_iter().map(|check| Check { keeping, ..check }).collect()
}

/// The same checks, left out where an engine cannot do this.
fn needing(needs: &'static [Capability], checks: Vec<Check>) -> Vec<Check> {
    checks.into_iter().map(|check| Check { needs, ..check }).collect()
}

/// All checks. Those that measure time come first, while few browsers are open.
#[rustfmt::skip]
pub fn all() -> Vec<Check> {
    [
        needing(&[Capability::SlowDown], checks![true, PHONE, speed:
            a_keystroke_repaints_the_total_within_50_ms_on_a_slow_phone
            a_plan_takes_30_ms_on_a_slow_phone_and_never_blocks_for_50
        ]),
        checks![true, PHONE, speed: a_keystroke_is_in_the_draft_within_300_ms],
        checks![true, PHONE, batch: a_hundred_thousand_rows_never_keep_the_page_from_answering],
        needing(&[Capability::Measure], checks![false, PHONE, soak:
            random_edits_keep_the_total_right_and_leave_nothing_behind
        ]),
        checks![false, BOTH, people:
            someone_who_knows_the_totals
            someone_who_goes_through_the_months
            someone_with_a_record
            someone_who_may_not_apply
        ],
        checks![false, BOTH, keyboard:
            the_skip_link_leads_to_the_first_question
            the_keyboard_alone_leads_from_the_start_to_120_points
            the_keyboard_alone_leads_through_the_plan
            the_focus_is_seen_at_every_stop
            the_focus_is_seen_at_every_stop_of_the_plan
            the_focus_is_seen_at_every_stop_of_the_report
            the_focus_is_seen_at_every_stop_of_the_batch
        ],
        checks![false, BOTH, accessibility: axe_finds_nothing_in_light],
        needing(&[Capability::Prefer], checks![false, BOTH, accessibility: axe_finds_nothing_in_dark]),
        checks![false, ALL, layout: nothing_scrolls_sideways],
        checks![false, BOTH, layout: everything_to_press_has_24_by_24_pixels],
        checks![false, PHONE, layout: what_wraps_in_a_status_starts_where_its_words_do],
        needing(&[Capability::Prefer], checks![false, BOTH, layout: nothing_moves_for_those_who_asked_for_less_motion]),
        checks![false, BOTH, first:
            the_program_takes_its_place_without_a_jump
            what_was_filled_in_before_is_kept
            without_scripts_there_is_the_table_of_points
            a_browser_that_is_too_old_is_told_what_would_do
            axe_finds_nothing_before_the_program
        ],
        checks![false, PHONE, first:
            a_mistake_made_before_is_told_once_it_is_left
            a_press_on_another_card_is_kept_too
            the_focus_goes_on_at_what_does_the_same
            another_language_is_a_page_away_and_keeps_what_was_filled_in
            who_comes_back_or_is_a_guest_sees_no_question_that_goes_again
            a_program_that_does_not_come_is_told_and_asked_for_again
            the_first_frame_is_not_empty
        ],
        checks![false, BOTH, draft:
            a_reload_finds_every_answer_even_wrong_ones
            storing_it_takes_nothing_away_that_is_being_pressed
            what_was_typed_just_before_leaving_is_kept
        ],
        checks![false, BOTH, history:
            back_and_forward_never_lose_an_answer
            a_visit_may_begin_in_the_check_and_a_reload_stays_there
            the_skip_link_stays_in_the_check
            back_after_a_paper_leads_to_the_check_again
            starting_over_in_the_check_leads_to_the_first_card
        ],
        checks![false, BOTH, faults:
            a_wrong_date_is_told_at_its_place_and_empties_nothing
            what_is_typed_as_its_card_closes_is_told_of_too
            the_error_summary_leads_to_the_field
            the_press_that_leaves_a_mistake_is_not_lost
        ],
        checks![false, BOTH, start_over: it_asks_first_empties_and_can_be_undone],
        checks![false, PHONE, storage:
            a_storage_that_is_full_is_told_and_tried_again
            a_corrupt_draft_stays_and_can_be_downloaded
            a_draft_of_a_newer_version_can_be_looked_at_and_copied
            a_frame_of_another_site_offers_a_file
        ],
        needing(&[Capability::KillTab], checks![true, PHONE, storage:
            a_tab_killed_while_typing_loses_nothing_older_than_300_ms
        ]),
        needing(&[Capability::KeepNothing], keeping(Keeping::Denied, checks![false, PHONE, storage:
            a_browser_that_keeps_nothing_still_does_everything
        ])),
        keeping(Keeping::Private, checks![false, PHONE, storage: a_private_window_keeps_drafts_as_long_as_it_is_open]),
        checks![false, BOTH, drafts:
            drafts_are_listed_named_copied_and_deleted_with_a_way_back
            two_drafts_are_held_against_each_other
            a_new_wage_figure_shows_what_has_moved
            the_keyboard_alone_leads_from_one_draft_to_another
        ],
        checks![false, PHONE, drafts:
            many_drafts_are_searched_sorted_and_filtered
            what_stands_beside_the_answers_comes_back_with_them
        ],
        checks![false, PHONE, tabs:
            a_change_in_one_tab_shows_in_the_other
            what_both_tabs_changed_is_kept_twice
            a_draft_deleted_in_another_tab_is_not_lost_here
        ],
        checks![false, BOTH, share:
            a_saved_file_opens_as_another_draft
            a_link_opens_as_another_draft_and_holds_what_was_chosen
        ],
        checks![false, PHONE, share:
            a_file_that_is_none_is_told_and_changes_nothing
            a_damaged_link_is_told_and_changes_nothing
        ],
        checks![false, PHONE, asking:
            the_months_of_the_last_year_are_asked_only_where_they_decide
            who_is_not_married_is_asked_nothing_more
            who_has_no_schooling_or_certificate_is_asked_nothing_more
        ],
        checks![false, BOTH, next:
            the_button_alone_leads_to_a_verdict_that_stands
            it_ends_where_120_points_are_out_of_reach
            an_answer_taken_back_opens_the_verdict_again
        ],
        checks![false, BOTH, prepare:
            a_finding_is_told_at_its_answer_and_leads_there_from_the_list
            an_item_explains_its_arithmetic_and_what_comes_next
            papers_are_those_of_this_person_and_stay_ticked
            the_steps_tell_their_dates_and_stay_ticked
            the_check_shows_everything_and_leads_back
        ],
        checks![false, BOTH, plan:
            the_ways_are_told_with_their_dates_points_and_what_they_rest_on
            a_lever_switched_by_hand_moves_the_chart_the_total_and_the_findings
            a_month_of_a_lever_can_be_changed_and_a_wrong_one_is_told_at_it
            the_chart_is_read_by_keyboard_by_touch_and_as_a_table
            where_there_is_no_way_the_nearest_is_told
        ],
        checks![false, PHONE, parts:
            each_is_fetched_once_and_only_when_it_is_shown
            one_that_does_not_come_is_asked_for_again
            the_focus_goes_to_what_was_still_being_fetched
            none_is_dressed_by_the_style_sheet_of_another
        ],
        checks![false, BOTH, offline:
            after_one_visit_the_page_opens_without_a_network_with_all_its_parts
            the_notice_of_a_newer_build_is_reached_by_keyboard_and_axe_finds_nothing
        ],
        needing(&[Capability::Offline], checks![false, PHONE, offline:
            a_part_that_was_not_kept_says_that_it_needs_a_network
        ]),
        checks![false, PHONE, offline:
            a_newer_build_is_told_and_waits_until_the_visitor_wants_it
            of_two_tabs_each_goes_over_in_its_own_time
            a_host_that_is_half_updated_changes_nothing
            what_the_pages_of_others_load_is_never_kept
            in_frames_nothing_is_registered
            figures_of_a_past_year_are_told
        ],
        needing(&[Capability::Install], checks![false, PHONE, offline: it_can_be_installed]),
        needing(&[Capability::KeepNothing], keeping(Keeping::Denied, checks![false, PHONE, offline:
            where_nothing_may_be_kept_nothing_is_complained_of
        ])),
        keeping(Keeping::Private, checks![false, PHONE, offline: a_private_window_opens_without_a_network_too]),
        checks![false, PHONE, deployed:
            every_file_comes_with_the_headers_of_the_docs
            what_is_kept_has_its_contents_in_its_name_and_nothing_else_has
            nothing_runs_that_the_page_did_not_bring
            the_page_works_in_a_folder_with_its_parts_and_workers
            only_the_partners_that_the_headers_name_may_embed_it
            make_run_serves_it_with_the_same_headers
        ],
        needing(&[Capability::Opaque], checks![false, PHONE, deployed: a_sandboxed_frame_of_another_site_still_computes]),
        needing(&[Capability::Opaque], checks![false, BOTH, embed: a_preview_in_a_sandbox_scores_and_hands_nothing_over]),
        needing(&[Capability::Delegate], checks![false, PHONE, deployed: a_frame_copies_where_its_host_allows_it]),
        checks![false, PHONE, locked:
            a_whole_visit_asks_nobody_else_and_leaves_no_cookie
            only_the_page_itself_makes_markup_and_scripts
            what_the_page_does_not_need_is_off
            what_was_changed_on_the_way_does_not_run
            no_file_tells_where_it_was_built
        ],
        needing(&[Capability::Print], checks![false, BOTH, report:
            the_pdf_holds_everything_that_was_chosen_and_nothing_of_the_page
            what_is_not_chosen_is_neither_shown_nor_printed
            the_picture_shows_what_was_chosen_and_nothing_else
        ]),
        needing(&[Capability::Print, Capability::Prefer], checks![false, BOTH, report:
            the_print_is_black_on_white_even_in_the_dark
        ]),
        checks![false, BOTH, report: the_keyboard_alone_leads_to_print_and_picture],
        needing(&[Capability::Print], checks![false, PHONE, report:
            months_without_end_become_many_pages_and_many_pictures
            a_browser_without_canvas_says_so_and_prints_all_the_same
        ]),
        checks![false, PHONE, report: wechat_prints_nothing_and_says_how_to_keep_the_picture],
        checks![false, BOTH, record:
            a_pasted_record_becomes_rows_and_what_is_unread_stays
            a_file_is_read_by_a_part_that_is_loaded_only_then
        ],
        checks![false, PHONE, record:
            starting_over_can_bring_a_pasted_text_back
            every_month_shows_its_multiple_and_what_leaves_the_window
            of_many_rows_one_is_open_and_a_mistake_leads_into_it
        ],
        checks![false, BOTH, batch:
            a_table_is_mapped_scored_and_taken_along
            rows_at_fault_are_told_and_have_no_score
            a_table_of_another_encoding_and_separator_is_read
            a_column_mapped_by_hand_is_remembered
            what_is_wrong_is_told_at_its_place_before_anything_is_scored
            lines_of_profiles_are_scored_as_on_the_command_line
            stopped_half_way_it_begins_again
        ],
        checks![false, PHONE, batch:
            a_full_storage_maps_as_ever
            a_file_that_is_no_list_is_told_and_nothing_breaks
            the_sample_is_mapped_and_scored_whole
            leaving_ends_the_view_and_lets_the_results_go
        ],
        needing(&[Capability::KeepNothing], keeping(Keeping::Denied, checks![false, PHONE, batch:
            a_browser_without_storage_maps_as_ever
        ])),
        checks![false, BOTH, embed:
            a_visitor_scores_inside_a_page_of_another_site
            the_height_follows_up_and_down_and_then_rests
            what_stands_below_moves_one_way_only
            two_on_one_page_do_not_disturb_each_other
            a_host_with_the_strictest_policy_has_no_violation
            the_total_stays_where_the_visitor_is
            the_page_around_scrolls_to_what_the_frame_shows_and_not_twice
            back_leads_away_from_the_page_around
            the_keyboard_leads_in_and_out_again
            axe_finds_nothing_around_and_within
            a_frame_made_by_hand_scrolls_as_ever
        ],
        checks![false, PHONE, embed:
            it_is_fetched_only_when_it_comes_near
            attributes_changed_later_take_effect_without_a_reload
            an_element_that_is_moved_begins_anew
            the_host_chooses_the_language_until_the_visitor_does
            where_frames_are_blocked_a_link_is_shown
            where_scripts_are_blocked_the_link_inside_is_shown
            a_frame_that_stays_silent_is_replaced_by_a_link_until_it_speaks
        ],
        needing(&[Capability::KeepNothing], keeping(Keeping::Denied, checks![false, PHONE, embed:
            a_browser_without_storage_scores_in_a_frame
        ])),
        checks![false, BOTH, handoff:
            nothing_goes_before_it_was_seen_and_agreed_to
            all_answers_go_as_they_were_shown
        ],
        checks![false, PHONE, handoff:
            consent_ends_where_what_would_go_changes
            it_is_offered_only_where_the_host_asks_for_it
            a_page_that_does_not_answer_is_told_of
        ],
        checks![false, BOTH, configure:
            what_is_picked_shows_in_the_preview_and_in_the_lines
            the_preview_has_two_widths_and_keeps_nothing
        ],
        needing(&[Capability::Prefer], checks![false, BOTH, configure: axe_finds_nothing_while_options_are_picked]),
        checks![false, PHONE, configure:
            what_is_not_allowed_is_told_at_its_place_and_left_out
            the_lines_are_copied
        ],
        checks![false, PHONE, embed_hostile:
            forged_messages_change_nothing_on_either_side
            options_become_neither_markup_nor_style_nor_script
            a_host_under_a_false_name_learns_nothing_and_is_not_heard
            a_frame_of_another_version_is_told_once
            no_message_holds_anything_of_ones_own
        ],
        checks![false, BOTH, module: a_form_of_another_site_is_scored_by_the_engine_alone],
        needing(&[Capability::Prefer], checks![false, BOTH, theme:
            awkward_accents_can_be_read_in_dark
            a_scheme_goes_before_that_of_the_system
        ]),
        checks![false, BOTH, theme:
            awkward_accents_can_be_read_in_light
            sections_left_out_are_neither_seen_nor_reached
            type_space_and_corners_follow_the_host
            markup_and_style_in_options_change_nothing
        ],
        checks![false, NARROW, theme:
            the_largest_type_fits_the_narrowest_phone
            a_compact_page_leaves_room_for_fingers
        ],
        checks![false, PHONE, theme: options_that_change_later_take_effect_and_go_again],
        checks![false, BOTH, partner:
            a_partner_of_a_file_stands_beside_the_result
            what_is_given_goes_before_the_file
        ],
        checks![false, PHONE, partner:
            what_is_not_allowed_is_told_and_not_shown
            a_file_that_leads_elsewhere_is_refused
            a_picture_that_does_not_come_leaves_no_hole
        ],
        checks![false, BOTH, language: the_switch_keeps_everything_that_was_typed],
        needing(&[Capability::PreferLanguages], checks![false, PHONE, language:
            the_address_the_choice_and_the_browser_decide_in_this_order
        ]),
        checks![false, PHONE, language:
            the_switch_goes_before_the_address_from_then_on
            a_language_that_does_not_come_is_told_and_nothing_changes
            a_page_without_its_texts_says_so
            every_text_is_in_the_file_of_its_part_and_no_other
        ],
        needing(&[Capability::KeepNothing], keeping(Keeping::Denied, checks![false, PHONE, language:
            a_browser_that_keeps_nothing_changes_it_without_losing_anything
        ])),
        checks![false, PHONES, language: every_view_fits_and_can_be_read_in_english],
        checks![false, PHONE, live:
            more_months_than_the_years_hold_are_doubted_at_once
            each_row_shows_at_once_what_it_contributes
        ],
    ]
    .into_iter()
    .flatten()
    .collect()
}
