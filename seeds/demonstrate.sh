#!/usr/bin/env bash
# The demonstration: what a made-up authority does with Abide, command by command, as a reader would type them.
# Usage: seeds/demonstrate.sh PROGRAM FOLDER    (from the root of the repository; the folder's pages are made anew)
set -euo pipefail
abide=$1
out=$2
store=sqlite:$out/state/history.sqlite
cases=(seeds/cases --as-at 2026-04-10)
approved=(--publish --approved-by "practice lead")

# today DATE: all that follows happens on this day, at four in the morning.
today() {
    SOURCE_DATE_EPOCH=$(date -ud "$1 04:00" +%s) && export SOURCE_DATE_EPOCH
    printf '\n$ export SOURCE_DATE_EPOCH=%s\n' "$SOURCE_DATE_EPOCH"
}

# in_shell <word>...: the words on one line, as a shell takes them.
in_shell() {
    local word line=
    for word in "$@"; do
        [[ $word =~ ^[[:alnum:]_./,:@%+=-]+$ ]] || word="'${word//\'/\'\\\'\'}'"
        line+=" $word"
    done
    printf '%s' "${line# }"
}

# show <argument>...: prints the command, to be run again as it stands there, and runs it. 1 means findings, 3 that some
# of the input was refused: both are in the demonstration on purpose.
show() {
    local code=0
    printf '\n$ %s\n' "$(in_shell "$abide" "$@")"
    "$abide" "$@" || code=$?
    ((code == 0 || code == 1 || code == 3))
}

# sweep DATE FOLDER: a night, its pages in that folder.
sweep() {
    today "$1"
    show sweep --inbox seeds/cases --state "$out/state" --reports "$2" --as-at "$1" --quiet
}

# A year of months, so that there is something to look back on. An audit's recommendations came in at its beginning; some were done, and of two
# it was shown that they worked. The pages of these nights are not kept.
earlier_year() {
    local earlier=$out/earlier-nights
    sweep 2025-03-31 "$earlier"
    show actions import seeds/actions/audit-2025.csv --source audit-2025 --kind audit --store "$store"
    sweep 2025-04-30 "$earlier"
    sweep 2025-05-30 "$earlier"
    show actions close R-2 --evidence "Ten sets of minutes were read; nine say it." --by "business manager" --store "$store"
    sweep 2025-06-30 "$earlier"
    sweep 2025-07-31 "$earlier"
    show actions close R-5 --evidence "The list of leads was sent to every team." --by "service manager" --store "$store"
    sweep 2025-08-29 "$earlier"
    sweep 2025-09-30 "$earlier"
    show actions note R-3 --barrier "Nobody is in post who could write the list." --store "$store"
    sweep 2025-10-31 "$earlier"
    show actions close R-1 --evidence "Managers see the list of what is due every Monday." --by "team managers" --store "$store"
    sweep 2025-11-28 "$earlier"
    show actions impact R-2 --evidence "No enquiry of the autumn was without a decision." --by "business manager" --store "$store"
    sweep 2025-12-31 "$earlier"
    sweep 2026-01-30 "$earlier"
    show actions impact R-1 --evidence "Fewer assessments were late in each month since July." --by "head of service" --store "$store"
    sweep 2026-02-27 "$earlier"
    sweep 2026-03-31 "$earlier"
    rm -rf "$earlier"
}

nights() {
    sweep 2026-04-09 "$out/nights"
    sweep 2026-04-10 "$out/nights"
}

for_the_team() {
    show check "${cases[@]}" --procedure working-together
    show report findings "${cases[@]}" -o "$out"
    show report case C-0019 "${cases[@]}" -o "$out"
    show report due "${cases[@]}" --store "$store" -o "$out"
    show report gaps "${cases[@]}" --store "$store" -o "$out"
    show report supervision "${cases[@]}" --worker W-54 --store "$store" -o "$out"
    show report team "${cases[@]}" --team north --store "$store" -o "$out"
}

# A board looks at two years and at many more children.
for_the_board() {
    local report year=$out/state/a-year.xml
    printf '\n$ awk -f seeds/a-year.awk > %s\n' "$(in_shell "$year")"
    awk -f seeds/a-year.awk > "$year"
    for report in board scorecard meetings goodpractice continuity themes; do
        show report "$report" "$year" "${cases[@]}" --state "$out/state" --store "$store" -o "$out"
    done
    # What may not be shown leaves a chart without limits; whoever holds the cases sees every month.
    show report scorecard "$year" "${cases[@]}" --state "$out/state" --privacy identified -o "$out"
    show report evidence "$year" "${cases[@]}" --with-cases --state "$out/state" --store "$store" -o "$out"
}

# The forms of the five documents, as people wrote them.
forms() {
    show brief 7mb seeds/forms/7mb-B19.md "${approved[@]}" -o "$out"
    show brief actionplan --source seeds/forms/7mb-B19.md -o "$out"
    show brief learning seeds/forms/learning-child-R.md "${approved[@]}" -o "$out"
    show brief statement seeds/forms/statement-isc.md "${approved[@]}" -o "$out"
    show report rules islington-hsb -o "$out"
}

# Five cases are drawn and four families agree; nobody takes the fifth place; three cases are discussed.
audit() {
    local id=maca-hsb-2026 label agency
    local agencies=("Children's social care" Police Hospital Probation Education "A charity" "Young safeguarders")
    show audit select "$id" "${cases[@]}" --where referral.about-harmful-sexual-behaviour=yes --size 5 --seed plymouth-1 \
        --no-replacement --board "a made-up board, in a demonstration" --theme "harmful sexual behaviour" \
        --trigger "A demonstration on made-up cases, after the shape of a published audit of 2017." --by "business manager" --store "$store"
    today 2026-04-14
    for label in A B C E; do show audit consent "$id" "$label" yes --by "lead auditor" --store "$store"; done
    show audit consent "$id" D no --by "lead auditor" --store "$store"
    show audit record "$id" panel --on 2026-04-28 --store "$store"
    today 2026-04-15
    local taking_part=()
    for agency in "${agencies[@]}"; do
        case $agency in # how the records call those that go by another name here
            Hospital) taking_part+=(--agency "$agency: health") ;;
            "A charity") taking_part+=(--agency "$agency: voluntary") ;;
            *) taking_part+=(--agency "$agency") ;;
        esac
    done
    show audit sheets "$id" "${cases[@]}" "${taking_part[@]}" --not-taking-part "Community health: no auditor was free" \
        --not-taking-part "Youth charity: not able to take part" \
        --not-taking-part "Community rehabilitation: not able to take part" --questions --store "$store" -o "$out/sheets"
    today 2026-04-20
    for label in A B C E; do
        for agency in "${agencies[@]}"; do
            show audit record "$id" received "$label" --agency "$agency" --store "$store" --quiet
        done
        show audit record "$id" parent-feedback "$label" --store "$store" --quiet
    done
    today 2026-04-21 # five working days before the panel
    show audit panel "$id" "${cases[@]}" --store "$store" -o "$out"
    show audit record "$id" circulated --store "$store"
    today 2026-04-28
    for label in A B C; do show audit record "$id" discussed "$label" --store "$store"; done
    today 2026-04-29
    show audit certificate "$id" --store "$store" -o "$out"
    show audit deepdive "$id" "${cases[@]}" --store "$store" -o "$out"
    show audit deepdive "$id" seeds/forms/deepdive-hsb.md --publish --approved-by "board chair" --store "$store" -o "$out"
    show audit report "$id" seeds/forms/maca-hsb.md --publish --approved-by "board chair" --store "$store" -o "$out"
}

# A history runs forward, a population is drawn once: a second demonstration begins anew.
rm -rf "$out/nights" "$out/state" "$out/sheets"
mkdir -p "$out"
find "$out" -maxdepth 1 -type f -name '*hsb-2026*' -delete
earlier_year
nights
for_the_team
forms
audit
for_the_board
for part in summary deepdive; do
    show actions import "$out/maca-hsb-2026-$part-recommendations.csv" --source maca-hsb-2026 --kind audit --store "$store"
done
show report actions --store "$store" -o "$out"
show report templates -o "$out"
show report index -o "$out"
