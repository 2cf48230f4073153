# Two years of made-up children, as one export: enough of them for the charts of a board. Nobody in it exists.
#
#   awk -f seeds/a-year.awk > a-year.xml
#
# 90 referrals a month from April 2024 to March 2026, each with an assessment, every second with an enquiry, a conference, and mostly a child
# protection plan. Assessments were often late until the summer of
# 2025 and are less so since; some of June 2025 were never finished. The same every time it is run.

# Park and Miller's generator: every awk gives the same.
function chance(of) {
    seed = (seed * 16807) % 2147483647
    return seed % of
}

# Days since 1 January 1970, as civil dates and back.
function day_of(year, month, day,    era, of_era, of_year) {
    if (month <= 2) year--
    era = int(year / 400)
    of_era = year - era * 400
    of_year = int((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
    return era * 146097 + of_era * 365 + int(of_era / 4) - int(of_era / 100) + of_year - 719468
}
function date(number,    era, of_era, year, of_year, month, day) {
    number += 719468
    era = int(number / 146097)
    number -= era * 146097
    of_era = int((number - int(number / 1460) + int(number / 36524) - int(number / 146096)) / 365)
    of_year = number - (365 * of_era + int(of_era / 4) - int(of_era / 100))
    month = int((5 * of_year + 2) / 153)
    day = of_year - int((153 * month + 2) / 5) + 1
    month += month < 10 ? 3 : -9
    year = of_era + era * 400 + (month <= 2)
    return sprintf("%04d-%02d-%02d", year, month, day)
}
# The day itself, or the Monday after it.
function working(number,    weekday) {
    weekday = (number + 4) % 7
    return number + (weekday == 6 ? 2 : weekday == 0 ? 1 : 0)
}

# Attributes with a date that lies behind the export, else nothing.
function known(name, number) { return number < today ? " " name "=\"" date(number) "\"" : "" }

function child(number, received,    id, took, conference, review, plan_end) {
    id = sprintf("Y-%04d", number)
    printf "  <case id=\"%s\" team=\"%s\" worker=\"W-%d\">\n", id, team[chance(3)], 60 + chance(15)
    printf "    <child id=\"ch\" born=\"%d-%02d\" sex=\"%s\"/>\n", 2009 + chance(14), 1 + chance(12), chance(2) ? "F" : "M"
    printf "    <referral id=\"r\" date=\"%s\" recorded-date=\"%s\" source=\"%s\" about-harmful-sexual-behaviour=\"no\" nfa=\"no\"%s decision-by=\"social-work-manager\"/>\n", \
        date(received), date(received), source[chance(4)], known("decision-date", working(received + 1))
    # In calendar days: 45 working days are about nine weeks.
    took = 28 + chance(28) + (chance(100) < (received < better ? 30 : 15) ? 14 + chance(25) : 0)
    if (received >= worst && received < worst + 30 && chance(100) < 14) took = 900
    printf "    <assessment id=\"a\" referral=\"r\" start-date=\"%s\"%s/>\n", date(working(received + 1)), known("authorised-date", working(received + took))
    if (number % 2 == 0) enquiry(received)
    print "  </case>"
}

function enquiry(received,    discussed, conference, begun, last, i) {
    discussed = working(received + 1 + chance(3))
    if (discussed >= today) return
    conference = working(discussed + 13 + chance(7) + (chance(100) < 24 ? 5 + chance(12) : 0))
    printf "    <section-47 id=\"s\" referral=\"r\" strategy-discussion-date=\"%s\" started-date=\"%s\" mode=\"%s\" conference-not-required=\"no\"/>\n", \
        date(discussed), date(discussed), chance(3) ? "joint" : "single"
    if (conference >= today) return
    printf "    <initial-conference id=\"c\" section-47=\"s\" held-date=\"%s\" decision=\"cp-plan\"%s%s/>\n", date(conference), \
        chance(10) ? " chair-role=\"cp-coordinator\"" : "", chance(8) ? " quorate=\"yes\"" : ""
    last = conference + 330 + chance(200)
    printf "    <child-plan id=\"p\" kind=\"cp-plan\" referral=\"r\" conference=\"c\" start=\"%s\" category=\"%s\"%s/>\n", date(conference), \
        category[chance(4)], known("end", last)
    begun = conference
    for (i = 0; i < 5; i++) {
        begun = working(begun + (i == 0 ? 80 + chance(10) : 165 + chance(14)) + (chance(100) < 16 ? 24 : 0))
        if (begun >= today || begun >= last) break
        printf "    <review-conference plan=\"p\" held-date=\"%s\" decision=\"continue\"/>\n", date(begun)
        printf "    <core-group plan=\"p\" held-date=\"%s\"/>\n", date(working(begun - 40))
    }
}

BEGIN {
    seed = 2026
    split("north south east", names)
    for (i in names) team[i - 1] = names[i]
    split("1A 2A 3A 5A", names)
    for (i in names) source[i - 1] = names[i]
    split("NEG EMO PHY SAB", names)
    for (i in names) category[i - 1] = names[i]
    today = day_of(2026, 4, 10)
    better = day_of(2025, 7, 1)
    worst = day_of(2025, 6, 1)
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    print "<!-- Made by seeds/a-year.awk. Nobody in it exists. -->"
    print "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"demo\" exported=\"2026-04-10T02:00:00\" cases=\"2160\">"
    for (month = 0; month < 24; month++)
        for (i = 0; i < 90; i++)
            child(month * 90 + i + 1, working(day_of(2024 + int((month + 3) / 12), (month + 3) % 12 + 1, 1 + chance(27))))
    print "</case-records>"
}
