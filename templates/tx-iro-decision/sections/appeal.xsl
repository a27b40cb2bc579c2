<?xml version="1.0" encoding="UTF-8"?>
<!-- appeal.xsl - how to disagree, and until when (28 TAC 133.308(s), (u), (v)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:section>
      <lt:heading>If you disagree</lt:heading>
      <lt:para role="appeal">
        <xsl:text>This is the decision of an independent review organization, not of the Department of
        Insurance or its Division of Workers’ Compensation. A party to the dispute may appeal it by
        requesting a contested case hearing before an administrative law judge of the Division. No benefit
        review conference is needed first. The written request must be filed with the Division’s Chief
        Clerk of Proceedings </xsl:text>
        <lt:emphasis>
          <xsl:text>no later than 20&#160;days after the day this decision was sent, </xsl:text>
          <lt:date value="{t:notice/t:sent}"/>
        </lt:emphasis>
        <xsl:text>. The last day is </xsl:text>
        <lt:emphasis><lt:date value="{@f:appeal-last-day}"/></lt:emphasis>
        <xsl:text>. Send a copy of the request to all other parties (28&#160;TAC
        section&#160;133.308(s)(1)).</xsl:text>
      </lt:para>
      <lt:para>
        At the hearing the party that appeals has to overcome this decision by a preponderance of
        evidence-based medical evidence.
      </lt:para>
      <xsl:if test="contains(@f:paragraphs, 'first-responder')">
        <lt:para>
          Appeals that involve a first responder are given priority and decided faster. Whoever asks for
          that tells the Division and us that the hearing or appeal involves a first responder
          (section&#160;133.308(u)).
        </lt:para>
      </xsl:if>
      <xsl:if test="contains(@f:paragraphs, 'military-forces')">
        <lt:para>
          Appeals of a member of the Texas military forces who was seriously injured on state active duty
          are given priority and decided faster. The member tells the Division and us that the hearing or
          appeal involves a member of these forces (section&#160;133.308(v)).
        </lt:para>
      </xsl:if>
    </lt:section>
  </xsl:template>
</xsl:stylesheet>
