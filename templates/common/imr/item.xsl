<?xml version="1.0" encoding="UTF-8"?>
<!--
  item.xsl - the title of a disputed item.

  A request that utilization review denied is its own title.  Of one that it
  modified the title tells what was asked for, what was authorized and what is
  left to decide: the remaining portion, where a smaller amount was authorized,
  or the whole request, where something different was.

  Named template: item-title (context: an item), without the colon at its end.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c">

  <xsl:template name="item-title">
    <xsl:variable name="requested" select="normalize-space(c:requested/c:text)"/>
    <xsl:variable name="authorized" select="normalize-space(c:authorized/c:text)"/>
    <xsl:value-of select="$requested"/>
    <xsl:if test="c:authorized">
      <xsl:text> was the original request. </xsl:text>
      <xsl:choose>
        <xsl:when test="c:authorizedRelation = 'different'">
          <xsl:text>The Claims Administrator authorized </xsl:text>
          <xsl:value-of select="$authorized"/>
          <xsl:text>, leaving the original request IMR eligible. The original request, </xsl:text>
          <xsl:value-of select="$requested"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$authorized"/>
          <xsl:text> was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, </xsl:text>
          <xsl:value-of select="normalize-space((c:disputed | c:requested)[last()]/c:text)"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text> is</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
