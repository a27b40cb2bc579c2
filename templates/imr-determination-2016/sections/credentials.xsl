<?xml version="1.0" encoding="UTF-8"?>
<!-- credentials.xsl - the reviewer's states and specialties. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c eg">

  <xsl:template match="/c:reproduction">
    <xsl:for-each select="c:reviewer">
      <lt:para keep="together">
        <xsl:text>The Expert Reviewer has the following credentials:</xsl:text>
        <lt:break/>
        <xsl:text>State(s) of Licensure: </xsl:text>
        <xsl:for-each select="c:licenseState">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="eg:state(.)"/>
        </xsl:for-each>
        <lt:break/>
        <xsl:text>Certification(s)/Specialty: </xsl:text>
        <xsl:for-each select="c:specialty">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="normalize-space()"/>
        </xsl:for-each>
      </lt:para>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
