<?xml version="1.0" encoding="UTF-8"?>
<!-- opioid.xsl - with every upheld opioid: nobody should stop such a medicine at once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">

  <xsl:template match="c:item" mode="opioid"/>

  <xsl:template match="c:item[@f:tapering = 'yes']" mode="opioid">
    <lt:note kind="warning">
      <lt:para>
        <lt:emphasis>Do not stop this medicine suddenly.</lt:emphasis>
        This decision is about whether the opioid, as it was prescribed, is medically necessary. It
        does not recommend stopping long-term opioids abruptly, which can be dangerous. The employee
        should speak with the doctor first. For lowering a dose safely, the doctor and the patient can find
        guidance in the MTUS guideline on <lt:emphasis kind="title">Opioids</lt:emphasis>, under
        “Tapering opioids,” and in other guidelines where needed.
      </lt:para>
    </lt:note>
  </xsl:template>
</xsl:stylesheet>
