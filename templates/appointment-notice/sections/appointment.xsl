<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:lt="urn:engross:letter:1" xmlns:a="urn:engross:appointment:1"
  xmlns:eg="urn:engross:function:1" exclude-result-prefixes="a eg">
  <xsl:template match="/a:appointment">
    <lt:heading level="1">Your appointment</lt:heading>
    <lt:para><lt:date value="{a:written}"/></lt:para>
    <lt:para>Dear <xsl:value-of select="a:patient/a:name"/>:</lt:para>
    <lt:para>
      <xsl:text>You have an appointment for </xsl:text>
      <xsl:value-of select="a:purpose"/>
      <xsl:text>.</xsl:text>
    </lt:para>
    <lt:reference>
      <lt:entry label="Day">
        <lt:emphasis><xsl:value-of select="eg:date(a:date, 'full')"/></lt:emphasis>
      </lt:entry>
      <lt:entry label="Time">
        <lt:emphasis><xsl:value-of select="eg:time(a:time)"/></lt:emphasis>
        <xsl:text>, for about </xsl:text>
        <xsl:value-of select="eg:count(a:minutes, 'minute')"/>
      </lt:entry>
      <lt:entry label="With"><xsl:value-of select="eg:nb(a:examiner)"/></lt:entry>
      <lt:entry label="Where">
        <xsl:value-of select="a:office/a:name"/>
        <lt:break/>
        <xsl:value-of select="eg:list(a:office/a:street | a:office/a:place, ',')"/>
      </lt:entry>
      <lt:entry label="Interpreter"><xsl:value-of select="a:interpreter"/></lt:entry>
    </lt:reference>
  </xsl:template>
</xsl:stylesheet>
