<?xml version="1.0" encoding="UTF-8"?>
<!-- The one three-day rule as a general tool would check it: prints each concern of category 2 or 3, another child believed harmed,
     whose strategy meeting was late or is not recorded. Working days are Monday to Friday; no holidays, no unknown facts, no second reading. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:abide:case-records:1">
  <xsl:output method="text"/>
  <xsl:param name="as-at" select="'2026-04-10'"/>
  <xsl:variable name="working-days-to-as-at">
    <xsl:call-template name="working-days"><xsl:with-param name="date" select="$as-at"/></xsl:call-template>
  </xsl:variable>

  <!-- The number of Mondays to Fridays up to and with this day, from a Monday long ago. -->
  <xsl:template name="working-days">
    <xsl:param name="date"/>
    <xsl:variable name="month" select="number(substring($date, 6, 2))"/>
    <!-- The year begins with March, so that the leap day is its last. -->
    <xsl:variable name="before-march" select="number($month &lt; 3)"/>
    <xsl:variable name="year" select="number(substring($date, 1, 4)) - $before-march"/>
    <xsl:variable name="day" select="floor((153 * ($month - 3 + 12 * $before-march) + 2) div 5) + number(substring($date, 9, 2))
                                     + 365 * $year + floor($year div 4) - floor($year div 100) + floor($year div 400)"/>
    <xsl:variable name="from-monday" select="$day + 1"/>
    <xsl:variable name="in-week" select="$from-monday mod 7"/>
    <xsl:value-of select="5 * floor($from-monday div 7) + ($in-week &lt; 5) * ($in-week + 1) + ($in-week &gt;= 5) * 5"/>
  </xsl:template>

  <xsl:template match="/">
    <xsl:for-each select="r:case-records/r:case/r:concern[@category &gt;= 2 and @harm-to-other-believed = 'yes']">
      <xsl:variable name="start">
        <xsl:call-template name="working-days"><xsl:with-param name="date" select="@believed-date"/></xsl:call-template>
      </xsl:variable>
      <xsl:variable name="held">
        <xsl:for-each select="../r:strategy-meeting[@concern = current()/@id and @held-date]">
          <xsl:sort select="@held-date"/>
          <xsl:if test="position() = 1"><xsl:value-of select="@held-date"/></xsl:if>
        </xsl:for-each>
      </xsl:variable>
      <xsl:variable name="end">
        <xsl:choose>
          <xsl:when test="$held = ''"><xsl:value-of select="$working-days-to-as-at"/></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="working-days"><xsl:with-param name="date" select="$held"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:if test="$end - $start &gt; 3">
        <xsl:value-of select="concat(../@id, ' ', @id, ' believed ', @believed-date)"/>
        <xsl:choose>
          <xsl:when test="$held = ''">: no strategy meeting is recorded</xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(': held ', $held, ', ', $end - $start - 3, ' working days late')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
