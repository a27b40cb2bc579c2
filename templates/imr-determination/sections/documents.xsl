<?xml version="1.0" encoding="UTF-8"?>
<!-- documents.xsl - the records that were reviewed, and what was missing (LC 4610.6(b), (e); 8 CCR 9792.10.6). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">

  <xsl:template match="/c:case">
    <lt:section>
      <lt:heading>Documents reviewed</lt:heading>
      <xsl:apply-templates select="c:records" mode="received"/>
      <xsl:if test="c:records/c:document">
        <lt:table role="documents">
          <lt:column share="5"/>
          <lt:column share="3.4"/>
          <lt:column share="0.9" align="end"/>
          <lt:row kind="header">
            <lt:cell>Document</lt:cell><lt:cell>Date</lt:cell><lt:cell>Pages</lt:cell>
          </lt:row>
          <xsl:apply-templates select="c:records/c:document"/>
        </lt:table>
      </xsl:if>
      <xsl:apply-templates select="c:records/c:request"/>
    </lt:section>
  </xsl:template>

  <!-- How much came; that the claims administrator sent no records must be said.
       Its own decision and the application are none. -->
  <xsl:template match="c:records" mode="received">
    <xsl:choose>
      <xsl:when test="contains(concat(' ', ../@f:paragraphs, ' '), ' records-not-sent ')">
        <lt:para keep="next" role="records-not-sent">
          <xsl:text>The claims administrator sent no medical records. The review is based on the
          summary of records in the utilization review decision together with the documents that the
          employee or the requesting physician sent, as 8&#160;CCR section&#160;9792.10.6(b)(2)
          allows; it does not rest on the utilization review decision alone.</xsl:text>
          <xsl:apply-templates select="c:pageCount"/>
        </lt:para>
      </xsl:when>
      <xsl:otherwise>
        <lt:para keep="next">
          <xsl:text>The whole file was reviewed.</xsl:text>
          <xsl:apply-templates select="c:pageCount"/>
        </lt:para>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="c:pageCount">
    <xsl:text> The file has </xsl:text>
    <xsl:value-of select="eg:count(., 'page')"/>
    <xsl:text>.</xsl:text>
  </xsl:template>

  <xsl:template match="c:document">
    <lt:row>
      <lt:cell header="yes">
        <xsl:value-of select="normalize-space(c:title)"/>
        <xsl:if test="c:provider or c:author">
          <xsl:text>, </xsl:text>
          <xsl:value-of select="normalize-space((c:author | c:provider)[last()])"/>
        </xsl:if>
      </lt:cell>
      <lt:cell>
        <xsl:for-each select="c:dateFrom"><lt:date value="{.}"/></xsl:for-each>
        <xsl:for-each select="c:dateTo[. != ../c:dateFrom]">
          <xsl:text> to </xsl:text>
          <lt:date value="{.}"/>
        </xsl:for-each>
      </lt:cell>
      <lt:cell><xsl:value-of select="c:pages"/></lt:cell>
    </lt:row>
  </xsl:template>

  <xsl:template match="c:request">
    <lt:para>
      <xsl:text>On </xsl:text>
      <lt:date value="{c:date}"/>
      <xsl:text> the reviewer asked </xsl:text>
      <xsl:value-of select="normalize-space(c:to)"/>
      <xsl:text>: “</xsl:text>
      <xsl:value-of select="normalize-space(c:text)"/>
      <xsl:text>” </xsl:text>
      <xsl:choose>
        <xsl:when test="c:responseDate">
          <xsl:text>The answer came on </xsl:text>
          <lt:date value="{c:responseDate}"/>
          <xsl:text>. All parties receive copies of the question and the answer</xsl:text>
        </xsl:when>
        <xsl:otherwise>There was no answer. All parties receive a copy of the question</xsl:otherwise>
      </xsl:choose>
      <xsl:text> (Labor Code section&#160;4610.6(b)).</xsl:text>
    </lt:para>
  </xsl:template>
</xsl:stylesheet>
