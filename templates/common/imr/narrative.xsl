<?xml version="1.0" encoding="UTF-8"?>
<!--
  narrative.xsl - narrative text of a case as paragraphs and lists of a letter,
  without those that are empty.

  Named template: narrative (context: an element of rich text).  A label, such
  as "Decision rationale:", runs into the first paragraph.  role and of are the
  first paragraph's, for the checklist.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c eg">

  <xsl:template name="narrative">
    <xsl:param name="label"/>
    <xsl:param name="role"/>
    <xsl:param name="of"/>
    <xsl:variable name="parts" select="*[normalize-space()]"/>
    <xsl:if test="$label and not($parts[1][self::c:p])">
      <lt:para keep="next">
        <xsl:if test="$parts">
          <xsl:call-template name="checked">
            <xsl:with-param name="role" select="$role"/>
            <xsl:with-param name="of" select="$of"/>
          </xsl:call-template>
        </xsl:if>
        <lt:emphasis><xsl:value-of select="$label"/></lt:emphasis>
      </lt:para>
    </xsl:if>
    <xsl:for-each select="$parts">
      <xsl:choose>
        <xsl:when test="self::c:p">
          <lt:para>
            <!-- A paragraph that introduces a list stays with it. -->
            <xsl:if test="following-sibling::*[normalize-space()][1][self::c:ul or self::c:ol]">
              <xsl:attribute name="keep">next</xsl:attribute>
            </xsl:if>
            <xsl:if test="position() = 1">
              <xsl:call-template name="checked">
                <xsl:with-param name="role" select="$role"/>
                <xsl:with-param name="of" select="$of"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="$label and position() = 1">
              <lt:emphasis><xsl:value-of select="$label"/></lt:emphasis>
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:apply-templates mode="narrative"/>
          </lt:para>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="narrative"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="checked">
    <xsl:param name="role"/>
    <xsl:param name="of"/>
    <xsl:if test="$role"><xsl:attribute name="role"><xsl:value-of select="$role"/></xsl:attribute></xsl:if>
    <xsl:if test="$of"><xsl:attribute name="of"><xsl:value-of select="$of"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="c:ul" mode="narrative">
    <lt:list><xsl:apply-templates select="c:li[normalize-space()]" mode="narrative"/></lt:list>
  </xsl:template>
  <xsl:template match="c:ol" mode="narrative">
    <lt:list kind="number"><xsl:apply-templates select="c:li[normalize-space()]" mode="narrative"/></lt:list>
  </xsl:template>
  <xsl:template match="c:li" mode="narrative">
    <lt:item><xsl:apply-templates mode="narrative"/></lt:item>
  </xsl:template>
  <xsl:template match="c:em" mode="narrative">
    <lt:emphasis kind="title"><xsl:apply-templates mode="narrative"/></lt:emphasis>
  </xsl:template>
  <xsl:template match="c:strong" mode="narrative">
    <lt:emphasis><xsl:apply-templates mode="narrative"/></lt:emphasis>
  </xsl:template>

  <!--
    Words that belong together stay on one line: "10 mg", "October 9".  White
    space next to an element is part of the sentence and is kept, as one space.
  -->
  <xsl:template match="text()" mode="narrative">
    <xsl:if test="preceding-sibling::* and normalize-space(substring(., 1, 1)) = ''">
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:value-of select="eg:nb(normalize-space())"/>
    <xsl:if test="normalize-space() and following-sibling::* and
        normalize-space(substring(., string-length())) = ''">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
