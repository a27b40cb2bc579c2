<?xml version="1.0" encoding="UTF-8"?>
<!-- decisions.xsl - each item: what was asked for, the decision, what it rests on, the reasons. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">
  <xsl:include href="../../common/imr/narrative.xsl"/>
  <xsl:include href="../fragments/decided.xsl"/>
  <xsl:include href="../fragments/source.xsl"/>
  <xsl:include href="../fragments/opioid.xsl"/>

  <xsl:template match="/c:case">
    <lt:section>
      <lt:heading>Issues, decisions and reasons</lt:heading>
      <xsl:apply-templates select="c:item"/>
    </lt:section>
  </xsl:template>

  <xsl:variable name="several" select="count(/c:case/c:reviewer) &gt; 1"/>

  <xsl:template match="c:item">
    <lt:section>
      <lt:heading level="3" role="dispute" of="{@id}">
        <xsl:value-of select="concat('Item&#160;', position(), '. ')"/>
        <xsl:call-template name="disputed"/>
      </lt:heading>
      <xsl:apply-templates select="c:authorized"/>
      <lt:reference>
        <lt:entry label="Decision" role="decision" of="{@id}">
          <lt:emphasis><xsl:call-template name="decision"/></lt:emphasis>
          <xsl:text>: </xsl:text>
          <xsl:if test="@f:decision = 'upheld'">not </xsl:if>
          <xsl:text>medically necessary</xsl:text>
          <xsl:if test="count(c:review) &gt; 1"><xsl:apply-templates select="." mode="votes"/></xsl:if>
        </lt:entry>
        <lt:entry label="Date of service">
          <xsl:for-each select="c:serviceDate">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <lt:date value="{.}"/>
          </xsl:for-each>
        </lt:entry>
        <lt:entry label="Drug"><xsl:apply-templates select="c:drug"/></lt:entry>
        <lt:entry label="Cited in UR decision">
          <xsl:call-template name="sources">
            <xsl:with-param name="citations" select="c:urCitation"/>
            <xsl:with-param name="none">No medical evidence</xsl:with-param>
          </xsl:call-template>
        </lt:entry>
        <lt:entry label="Cited by physician">
          <xsl:if test="c:treatingCitation">
            <xsl:call-template name="sources">
              <xsl:with-param name="citations" select="c:treatingCitation"/>
            </xsl:call-template>
          </xsl:if>
        </lt:entry>
        <xsl:if test="not($several)">
          <lt:entry label="Cited by reviewer" role="evidence" of="{@id}">
            <xsl:apply-templates select="c:review" mode="sources"/>
          </lt:entry>
        </xsl:if>
      </lt:reference>
      <xsl:apply-templates select="c:review"/>
      <xsl:apply-templates select="." mode="opioid"/>
    </lt:section>
  </xsl:template>

  <!-- Of a request that utilization review modified: asked for, allowed, left. -->
  <xsl:template match="c:authorized">
    <lt:para keep="next">
      <xsl:text>The original request was: </xsl:text>
      <xsl:for-each select="../c:requested/c:text"><xsl:call-template name="stop"/></xsl:for-each>
      <xsl:text> The claims administrator authorized: </xsl:text>
      <xsl:for-each select="c:text"><xsl:call-template name="stop"/></xsl:for-each>
      <xsl:choose>
        <xsl:when test="../c:authorizedRelation = 'different'">
          <xsl:text> That is something different, so the original request remains in dispute.</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text> What remains in dispute is: </xsl:text>
          <xsl:for-each select="(../c:disputed | ../c:requested)[last()]/c:text">
            <xsl:call-template name="stop"/>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </lt:para>
  </xsl:template>

  <xsl:template match="c:drug">
    <xsl:value-of select="normalize-space(c:name)"/>
    <xsl:for-each select="c:generic[normalize-space() != normalize-space(../c:name)]">
      <xsl:value-of select="concat(' (', normalize-space(), ')')"/>
    </xsl:for-each>
    <xsl:for-each select="c:strength | c:form">
      <xsl:value-of select="concat(', ', eg:nb(normalize-space()))"/>
    </xsl:for-each>
    <xsl:for-each select="c:quantity"><xsl:value-of select="concat(', quantity&#160;', .)"/></xsl:for-each>
    <xsl:for-each select="c:refills[. = 0]">, no refills</xsl:for-each>
    <xsl:for-each select="c:refills[. &gt; 0]"><xsl:value-of select="concat(', ', eg:count(., 'refill'))"/></xsl:for-each>
    <xsl:choose>
      <xsl:when test="c:formularyStatus = 'exempt'">; exempt in the MTUS Drug List</xsl:when>
      <xsl:when test="c:formularyStatus = 'nonExempt'">; non-exempt in the MTUS Drug List</xsl:when>
      <xsl:when test="c:formularyStatus = 'unlisted'">; not in the MTUS Drug List</xsl:when>
      <xsl:when test="c:formularyStatus = 'compounded'">; compounded drug</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="c:item" mode="votes">
    <xsl:variable name="for" select="count(c:review[c:decision = 'overturned'])"/>
    <xsl:variable name="all" select="eg:words(count(c:review))"/>
    <xsl:text> (</xsl:text>
    <xsl:choose>
      <xsl:when test="$for = 0 and $all = 'two'">neither reviewer</xsl:when>
      <xsl:when test="$for = 2 and $all = 'two'">both reviewers</xsl:when>
      <xsl:when test="$for = 0"><xsl:value-of select="concat('none of the ', $all, ' reviewers')"/></xsl:when>
      <xsl:when test="$for = count(c:review)"><xsl:value-of select="concat('all ', $all, ' reviewers')"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(eg:words($for), ' of the ', $all, ' reviewers')"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text> found it necessary</xsl:text>
    <xsl:if test="2 * $for = count(c:review)">; an even split favors the treatment</xsl:if>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="c:review" mode="sources">
    <xsl:call-template name="sources">
      <xsl:with-param name="citations" select="c:citation"/>
      <xsl:with-param name="none">
        <xsl:choose>
          <xsl:when test="../c:dependsOn">The decision on the treatment that this one belongs to</xsl:when>
          <xsl:otherwise>No medical evidence</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:review">
    <xsl:variable name="reviewer" select="@reviewer"/>
    <xsl:if test="$several">
      <xsl:variable name="n"
          select="count(/c:case/c:reviewer[@ref = $reviewer]/preceding-sibling::c:reviewer) + 1"/>
      <lt:reference>
        <lt:entry label="Reviewer {$n}">
          <lt:emphasis><xsl:value-of select="eg:sentence(c:decision)"/></lt:emphasis>
          <xsl:text>: </xsl:text>
          <xsl:if test="c:decision = 'upheld'">not </xsl:if>
          <xsl:text>medically necessary</xsl:text>
        </lt:entry>
        <lt:entry label="Cited by reviewer {$n}" role="evidence" of="{../@id}"><xsl:apply-templates select="." mode="sources"/></lt:entry>
      </lt:reference>
    </xsl:if>
    <xsl:for-each select="c:rationale">
      <xsl:call-template name="narrative">
        <xsl:with-param name="label" select="'Reasons.'"/>
        <xsl:with-param name="role" select="'reasons'"/>
        <xsl:with-param name="of" select="../../@id"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:apply-templates select="c:searchReason | c:searchNote | c:higherRanks | c:variance"/>
  </xsl:template>

  <xsl:template match="c:searchReason">
    <lt:para>
      <lt:emphasis>Why other evidence was searched.</lt:emphasis>
      <xsl:choose>
        <xsl:when test=". = 'notAddressedByMtus'"> The MTUS does not address this condition or treatment.</xsl:when>
        <xsl:otherwise> The presumption that the MTUS is correct was challenged.</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="../c:searchNote"><xsl:value-of select="concat(' ', normalize-space(../c:searchNote))"/></xsl:if>
    </lt:para>
  </xsl:template>

  <xsl:template match="c:searchNote">
    <xsl:if test="not(../c:searchReason)">
      <lt:para><xsl:value-of select="normalize-space()"/></lt:para>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:higherRanks">
    <lt:para>
      <lt:emphasis>Why higher standards do not apply.</lt:emphasis>
      <xsl:value-of select="concat(' ', normalize-space())"/>
    </lt:para>
  </xsl:template>

  <xsl:template match="c:variance">
    <lt:para role="variance" of="{../../@id}">
      <lt:emphasis>Which evidence is stronger.</lt:emphasis>
      <xsl:value-of select="concat(' ', normalize-space())"/>
    </lt:para>
  </xsl:template>
</xsl:stylesheet>
