/** Lines of records in every language, with marks around what is coloured: see the test of the grammar. */
export const LINES = `
# Headings
⟦heading ⟦number 3⟧⇥海底通信电缆（⟦document C24/59⟧号文件）⟧
⟦heading  ⟦number 1⟧⇥开幕⟧
⟦bookmark [bookmark: _Hlk100000001][bookmark: lt_pId045]⟧⟦heading ⟦number 12⟧⇥口头报告⟧
⟦heading ⟦number 2⟧⇥2024年6月15日的讨论成果⟧
⟦heading ⟦number 5⟧⇥活动报告（2023年7月至2024年4月）（⟦document C24/35⟧号文件）⟧
⟦heading ⟦number 6⟧⇥互联网活动：⟦citation 第⟦number 101⟧、⟦number 102⟧和⟦number 206⟧号决议⟧（⟦document C22/33⟧号文件）⟧
⟦heading ⟦number 7⟧⇥Use of languages (continued) (Documents ⟦document C24/12⟧ and ⟦document C24/INF/18⟧)⟧

# Paragraphs, bullets and what only looks like them
⟦number 3.1⟧⇥主席介绍了⟦document C24/8(Rev.1)⟧号文件。
⟦number 7.10⟧⇥⇥两个制表符。
⟦number 12.⟧⇥One continuous series.
⟦bookmark [bookmark: OLE_LINK8]⟧⟦number 1.1⟧⇥正文。
⟦bullet •⟧⇥一条。
⟦bullet a)⟧⇥One point.
3.5 million people were connected.
7,608份问卷、3 982名学生、1 000亿美元、163个国家、20%、210万，2018年通过的2024-2027年规划于2024年1月19-20日审议。

# Document references
⟦document C24/17⟧号文件，⟦document C24/INF/8⟧、⟦document C23/DT/2(Rev.2)⟧、⟦document DT/8⟧、⟦document C2000/27⟧
⟦document C23/72(Rev.1)+Corr.1⟧号文件，⟦document C19/35 + Add.1⟧
和⟦document C24/8⟧号文件，⟦document C24/8⟧号，⟦document C21/10⟧号和⟦document C21/79⟧号文件，⟦document C24/60⟧、⟦document C24/82⟧号文件
⟦document C23/DT/2 (Rev.2)⟧、⟦document DT/1 (Rev.5)⟧、⟦document C24/8（Rev.1）⟧、⟦document C24/8(Rev. 1)⟧、⟦document C24/8(Rev.1⟧号文件
⟦document C18/28Rev.1⟧, ⟦document C22/INF 8⟧, Document ⟦document C17/130(Rev.1)-E⟧
议项2.1（⟦document C23/20⟧号文件），（见⟦document C23/INF/17⟧号文件），⟦external JIU/REP/2020/8⟧、⟦external A/C.1/78/SR.3⟧、⟦external PP-18第100号文件⟧
⟦external WTDC-17/19(Add.14)-E⟧, ⟦external RRB15-3/8⟧, ⟦external CWG-COP-14/3⟧, Document ⟦external 44-E⟧

# Symbols and acronyms that are no references
WRC-23、RA-27、CPM31-1、PP-22、COVID-19、VCC-2、WSIS+20、C5行动方面、CWG{U+2011}WSIS&SDG、C21会议、ICT/广播、and/or、24/7、ABC24/8、C24/123456
第2.b和6.c段、文件第6.1段、该文件第6节、第39次和第40次会议、附件2第26项

# Citations in Chinese
⟦citation 第⟦number 71⟧号决议⟦version （2022年，布加勒斯特，修订版）⟧⟧和⟦citation 第⟦number 206⟧号决议⟦version （2018年，迪拜）⟧⟧
⟦citation 第⟦number 101⟧、⟦number 102⟧和⟦number 206⟧号决议⟦version （2018年，迪拜，修订版）⟧⟧，⟦citation 第⟦number 101⟧号和第⟦number 102⟧号决议⟧
⟦citation 全权代表大会第⟦number 140⟧号决议⟧、⟦citation PP第⟦number 14⟧号决定⟦version （2014年，釜山）⟧⟧
⟦citation 全权代表大会（PP）第⟦number 130⟧号决议⟦version （2018年，迪拜，修订版）⟧⟧
⟦citation 理事会第⟦number 1332⟧号决议⟦version （C11，最近一次修订于C23）⟧⟧，⟦citation 国际电联理事会第⟦number 1408⟧号决议⟦version （C22，最后修正C23）⟧⟧修订草案
⟦citation 理事会第⟦number 1305⟧号决议⟦version （2019年，修订版）⟧⟧和⟦citation 第⟦number 1336⟧号决议⟦version （2019年，修订版）⟧⟧
⟦citation 第⟦number 535⟧号决定⟦version （理事会2005年会议，理事会2014年会议最近一次修正）⟧⟧
⟦citation ITU-R第⟦number 36-5⟧号决议⟧，⟦citation 第⟦number 71⟧号决议⟦version （年，迪拜布加勒斯特，修订版）⟧⟧
⟦citation 第⟦number 71⟧号决议⟧（2022年7月至2023年4月）
⟦article 《公约》第34条⟧、⟦article 《组织法》第84A款⟧，⟦part 做出决议1.2和2⟧，⟦part 责成秘书长7⟧，做出决议部分的f)项，做出决定，责成秘书长2024年提交

# Citations in English
⟦citation Resolution ⟦number 71⟧ ⟦version (Rev. Dubai, 2018)⟧⟧ and ⟦citation Decision ⟦number 5⟧ ⟦version (Rev. Busan, 2014)⟧⟧
⟦citation Resolution ⟦number 206⟧ ⟦version (Dubai, 2018)⟧⟧, ⟦citation Council Decision ⟦number 482⟧ ⟦version (C01, last amended C20)⟧⟧
⟦citation Resolutions ⟦number 101⟧, ⟦number 102⟧, ⟦number 133⟧ and ⟦number 206⟧⟧ (Document ⟦document C22/33⟧)
⟦citation Resolutions ⟦number 101⟧ ⟦version (Rev. Dubai, 2018)⟧⟧ and ⟦citation ⟦number 206⟧ ⟦version (Dubai, 2018)⟧⟧ were cited.
⟦citation Resolution ITU-R ⟦number 36-5⟧⟧, ⟦citation WTDC Resolution ⟦number 45⟧⟧, ⟦citation Resolution ⟦number 1305⟧ ⟦version (Modified 2019)⟧⟧
⟦citation Resolution No. ⟦number 71⟧⟧, ⟦citation General Assembly resolution ⟦number 70/125⟧⟧, ⟦citation Resolution ⟦number 71⟧⟧ (Review of the plan), ⟦citation Resolution ⟦number 71⟧⟧ (Document ⟦document C24/8⟧)
⟦article No. 196 of the Convention⟧, ⟦article Article 42 of the Convention⟧, ⟦article CS68⟧
⟦part resolves 2⟧ of ⟦citation Resolution ⟦number 140⟧⟧, ⟦part further resolves 9⟧, ⟦part instructs the Secretary-General 7⟧

# Addresses and quotations
见：⟦link https://council.itu.int/2024/C24-Statement-EU_PL5-e.docx⟧。
（⟦link https://example.org/C24/8⟧）, see ⟦link http://www.itu.int/council⟧.
⟦quote “国际电联是一家”⟧、⟦quote 《连通2030年议程》⟧、⟦quote “责成秘书长7”⟧一节、⟦quote “C24/8号文件”⟧
没有右引号的“文字引用⟦document C24/8⟧号文件

# Comments and directives
⟦comment % Ask the delegation for its text.⟧
⟦directive % ⟦command precis-language⟧ ⟦rule fr⟧⟧
⟦directive % ⟦command precis-disable-next-line⟧ ⟦rule document-form⟧, ⟦rule citation-version⟧⟧
⟦number 1.1⟧⇥理事会将⟦document C24/8⟧号文件记录在案。 ⟦directive % ⟦command precis-disable-line⟧ ⟦rule decision-form⟧⟧
⟦number 1.2⟧⇥实现率低至20 % 以下。

# The agenda table, a row a line
⟦header 讨论的议题⟧⇥⟦header 文件⟧
⟦number 1⟧⇥海底通信电缆的复原力⇥⟦document C24/59⟧、⟦document C24/66⟧
⟦number 2⟧⇥口头报告⇥⟦none -⟧
⟦heading ⟦number 1⟧⇥海底通信电缆的复原力（⟦document C24/59⟧和⟦document C24/66⟧号文件）⟧

# The agenda table, a cell a line
⇥⟦header 讨论的议题⟧
⇥⟦header 文件⟧
⇥
⇥⟦number 1⟧
⇥口头报告
⇥⟦none -⟧
⟦heading ⟦number 1⟧⇥口头报告⟧

# The masthead
⟦label Revision 1 to Document⟧ ⟦document C17/130(Rev.1)-E⟧
⟦label Original⟧: English
⟦title SUMMARY RECORD OF THE⟧
⟦title THIRD PLENARY MEETING⟧
⟦label Chairman⟧: Mr A. NAME
⟦label 文件⟧ ⟦document C24/87-C⟧
⟦title 第三次全体会议摘要记录⟧
⟦label 主席⟧：甲先生

# Notes, signatures and the end
⟦note 2024年6月11日（星期二）12时30分休会，14时30分复会。⟧
⟦note The meeting rose at 1230 hours.⟧
⟦office 秘书长⟧⇥⇥⟦office 主席⟧：
⟦bookmark [bookmark: _Hlk100000002]⟧⟦office Secretary-General⟧:⇥⟦office Chair⟧:
甲·乙-丙⇥A. NAME
⟦end ______________⟧
⟦footer • ⟦link http://www.itu.int/council⟧ •⟧
⟦footer P:\\TEXT\\C24\\100\\117V1C.docx (100001)⟧
# Citations in French and Spanish
⟦citation Résolution ⟦number 71⟧ ⟦version (Rév. Bucarest, 2022)⟧⟧ et ⟦citation Décision ⟦number 563⟧⟧ du Conseil, ⟦citation Résolutions ⟦number 101⟧, ⟦number 102⟧ et ⟦number 206⟧ ⟦version (Dubaï, 2018)⟧⟧, ⟦citation Résolution UIT-R ⟦number 36-5⟧⟧
⟦citation Résolution n° ⟦number 71⟧⟧, ⟦citation Décision ⟦number 482⟧ ⟦version (C01, dernière mod. C20)⟧⟧, la résolution du problème, ⟦citation Résolution ⟦number 71⟧⟧ (Document ⟦document C24/8(Rév.1)⟧)
⟦citation Resolución ⟦number 71⟧ ⟦version (Rev. Dubái, 2018)⟧⟧, ⟦citation Acuerdos ⟦number 482⟧ y ⟦number 619⟧⟧, ⟦citation Decisión ⟦number 5⟧ ⟦version (Rev. Busán, 2014)⟧⟧, ⟦citation Acuerdo ⟦number 482⟧ ⟦version (C01, última mod. C20)⟧⟧
⟦article article 19 de la Convention⟧, ⟦article numéro 162 des Règles générales⟧, ⟦part point 2 du décide⟧ de la ⟦citation Résolution ⟦number 140⟧⟧, ⟦article Artículo 42 del Convenio⟧, ⟦part punto 2 del resuelve⟧

# Citations in Russian
⟦citation Резолюция ⟦number 71⟧ ⟦version (Пересм. Бухарест, 2022 г.)⟧⟧, ⟦citation Резолюциями ⟦number 101⟧, ⟦number 102⟧ и ⟦number 206⟧ ⟦version (Дубай, 2018 г.)⟧⟧, ⟦citation Решении ⟦number 482⟧ ⟦version (С01, последнее изменение С20)⟧⟧ Совета
⟦citation Резолюцией МСЭ-R ⟦number 36-5⟧⟧, ⟦citation Резолюции № ⟦number 71⟧⟧, решение 5 вопросов, Документы ⟦document C24/59⟧ и ⟦document С24/8(Rеv.1)⟧, РСС24/8
⟦article п. 162 Общего регламента⟧, ⟦article статье 42 Конвенции⟧, ⟦part пункту 2 раздела решает⟧ ⟦citation Резолюции ⟦number 140⟧⟧, Документу ⟦external 62-R⟧

# Citations in Arabic, with marks of direction and both kinds of digits
⟦citation القرار ⟦number 71⟧ ⟦version (المراجَع في بوخارست، 2022)⟧⟧ و⟦citation القرار ⟦number 163⟧ ⟦version (غوادالاخارا، 2010)⟧⟧
⟦citation القرارات ⟦number 101⟧ و⟦number 102⟧ و⟦number 206⟧⟧، ⟦citation قرار المجلس ⟦number 1332⟧ ⟦version (C11، آخر تعديل C23)⟧⟧، وب⟦citation المقرر ⟦number ٥⟧ ⟦version (المراجَع في بوخارست، ٢٠٢٢)⟧⟧، والاستقرار 71
⟦citation القرار {U+200E}⟦number 71⟧{U+200F}⟧، الوثيقة {U+200E}⟦document C24/8{U+200F}(Rev.1)⟧{U+200F} و⟦document C24/9⟧، ⟦article الرقم 162 من القواعد العامة⟧، ⟦article المادة ٤٢ من الاتفاقية⟧، ⟦part الفقرة 2 من يقرر⟧ من
⟦heading {U+200F}⟦number 3⟧{U+200F}⇥المتابعة (الوثيقة ⟦document C24/8⟧)⟧
⟦number ١.١⟧⇥⟦quote «نص»⟧.

# Mastheads, tables and signatures in French, Spanish, Russian and Arabic
⟦label Révision 1 au Document⟧ ⟦document C24/117(Rev.1)-F⟧
⟦label Documento⟧ ⟦document C17/114-S⟧
⟦label Документ⟧ ⟦document C18/50-R⟧
⟦label الوثيقة⟧ ⟦document C24/117-A⟧{U+200F}
⟦label Président⟧: A. NAME
⟦label Оригинал⟧: английский
⟦label الأصل⟧: بالإنكليزية
⟦title COMPTE RENDU⟧
⟦title QUINTA SESIÓN PLENARIA⟧
⟦title ПЯТОМ ПЛЕНАРНОМ ЗАСЕДАНИИ⟧
⟦title محضر موجز⟧
⟦title للجلسة العامة الخامسة⟧
⟦note La séance est suspendue à 10 h 30.⟧
⟦note Заседание прерывается в 10 час. 30 мин.⟧
⟦note رُفعت الجلسة في الساعة 12:30.⟧
⟦office Secrétaire générale⟧:⇥⟦office Président⟧:
⟦office Генеральный секретарь⟧:⇥⟦office Председатель⟧:
⟦office الأمين العام⟧:⇥⟦office الرئيس⟧:
⟦header Обсуждаемые вопросы⟧⇥⟦header Документы⟧
⟦number 1⟧⇥Устойчивость⇥⟦document C24/59⟧, ⟦document C24/66⟧
⟦heading ⟦number 1⟧⇥Устойчивость⟧

# The agenda table in Arabic
⟦header الموضوعات التي نوقشت⟧⇥⟦header الوثائق⟧
⟦number ١⟧⇥المتابعة⇥⟦document C24/59⟧، ⟦document C24/66⟧
⟦number 2⟧⇥تقرير شفوي⇥⟦none -⟧
⟦heading ⟦number ١⟧⇥المتابعة⟧
`;
