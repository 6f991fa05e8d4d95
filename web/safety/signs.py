"""The clear signs of danger, as regular expressions over plain words (see `text.words`).

In the expressions `<KIN>`, `<NOT>` and so on stand for lists of words (see `_PARTS`), and `~3`
stands for up to three words of the same sentence.
"""

# ruff: noqa: E501 - an expression reads best on one line

import re

_PARTS = {
    "KIN": r"(?:my|our|the|his|her)? ?(?:mums?|mother|dads?|father|nans?|nanny|gran|grandma|grandad|granddad|"
    r"grandfather|grandmother|husband|hubby|wife|son|daughter|brother|sister|uncle|aunt|auntie|"
    r"partner|boyfriend|girlfriend|friend|mate|neighbour|flatmate|baby|child|client|resident|pt|"
    r"patient|caller|lady|man|woman|gentleman|boy|girl|mummy|daddy|nephew|niece|cousin|lad|twin)s?",
    "HE": r"(?:he|she|they|hes|shes|theyre|(?:<KIN>))",
    "HIM": r"(?:him|her|them|me|us|(?:<KIN>))",
    "BE": r"(?:is|was|has|have|had|are|am|been|just|gone|going|now|keeps|looks|s)",
    "NOT": r"(?:not|isnt|wasnt|wont|cant|carnt|cannot|can not|doesnt|dont|didnt|hasnt|havent|never|no|aint|wouldnt|couldnt|unable to)",
    "I": r"(?:i|im|ive|id|me)",
    "SELF": r"(?:myself|my self|mesel|meself|himself|his self|herself|her self|themself|themselves|yourself)",
    "BAD": r"(?:hits?|hitting|beats?|beating|beaten|slap\w*|punch\w*|kick\w*|smack\w*|shov\w+|push\w*|pinch\w*|"
    r"hurts?(?! (?:in|when|if|at|on|after)\b)(?! (?:her|his|my|their|your) (?:back|knees?|hips?|legs?|feet|foot|ankles?|shoulders?))|hurting|abus\w+|rough with|strangl\w+|throttl\w+|attack\w*|thump\w*|rap\w+|molest\w*|threaten\w*)",
    "STAFF": r"(?:carers?|pa|staff|nurses?|worker|support worker|keyworker|manager|home|agency|they|he|she|son|"
    r"daughter|husband|wife|partner|brother|sister|uncle|nephew|grandson|neighbour|lodger|boyfriend|ex|dad|mum)",
    "THINGS": r"(?:stairs?|steps|bath|bathtub|shower|garden|lawn|house|housework|cleaning|hoovering|cooking|shopping|forms?|"
    r"paperwork|bills|ironing|washing|laundry|internet|online|computer|website|heat|cold|noise|hill|bus|buses|crowds|buttons|"
    r"shoes|jars|lids|bins|driving|parking|queues?|phone)\b",
    "HOBBY": r"\b(?:train ?spott\w+|photograph\w*|steam (?:train|engine)s?|wave (?:at|to)|walk(?:ing)? (?:the|my) dog|bird ?watch\w*)\b",
    "MONEY": r"(?:money|pension|savings|cash|bank card|card|pin|benefits?|wages|pip|purse|jewellery|rings?|giro)",
    "PILLS": r"(?:pills?|tablets?|paracetamol|meds|medication|medicine|insulin|morphine|amitriptyline|codeine|sleepers|warfarin)",
    "CARER": r"(?:carers?|pas?|agency|agancy|care company|sitter|night carer|care worker|live in carer|provider)",
}

_CLEAR: dict[str, tuple[str, ...]] = {
    "mental_health_crisis": (
        r"\b(?:want|wants|wanted|wana|wanna|wish|like|need|going|hoping|rather|try|tries|tried|trying) (?:to )?(?:just )?(?:be |i was |i were )?(?:die|dead|kill <SELF>|end it all|end my life|top <SELF>|hang <SELF>)\b(?! for| of (?:boredom|thirst|hunger)| than| in (?:his|her|their|my) own| at home| out)",
        r"\b(?:kill\w*|hang\w*|hurt(?:ing)?|harm\w*|cut(?:ting)?|drown\w*|unalive\w*|top) ~1<SELF>\b",
        r"\bkms\b|\bunalive\b|\bsewer ?slide\b|\bsui ?cide note\b|\bi want dead\b",
        r"\b(?:feel\w*|am|im|is|hes|shes|being|very|so|and) (?:really |very |so )?(?:suicidal|suicidle|sucidal|suisidal|suicidel)\b",
        r"^(?:suicidal|sucidal|suicide)$|\bsuicidal (?:ideation|thoughts|again|tonight|and)\b|\bsuicide (?:attempt|plan)\b",
        r"\b(?:end|ending|take|taking|took) (?:my (?:own )?life|his (?:own )?life|her (?:own )?life|their (?:own )?life)\b|\bend(?:ing)? it all\b",
        r"\b(?:thinking|think|thoughts?) ~2(?:ending it|ending things|suicide)\b",
        r"\b(?:dont|dnt|dont not|do not|not|no) (?:want|wan|wnt|wana|wanna) (?:to |too )?(?:be|liv\w*|wake|carry|go) ~1(?:here|alive|living|up|on|any ?more|en[iy] ?more|no more)\b",
        r"\bno want (?:to )?live\b",
        r"\bbetter off (?:if i was |if i were )?(?:without me|dead)\b|\bno (?:point|reason) ~2(?:living|to live|carrying on|going on with life)\b",
        r"\b(?:see|any|the|whats the|a) point (?:in|of|to) (?:me )?(?:~1being (?:here|alive|around)|living|life|going on(?! (?:the|a|to|about|with|holiday))|carrying on|it all)\b(?! (?:in|at|with) (?:this|the|that) (?:club|class|group|home|flat|house))",
        r"\b(?:nothing|nowt|not got anything) (?:left )?to live for\b|\bno reason to live\b|\btired of living\b|\bhad enough of (?:living|life)\b",
        r"\b(?:swallow\w*|took|taken|take|downed) ~3(?:all|too many|whole|lot of|loads of|box of|bottle of|packet of) ~3<PILLS>\b",
        r"\b(?:i|ive|he|hes|she|shes) ~1(?:took|taken|take) (?:an? )?(?:overdose|od|ovadose)\b",
        r"\bself harm(?:ing|ed)? ~2(?:again|tonight|badly|now|every)\b|\b(?:i|im|she|shes|he|hes|daughter|son) (?:is |keep |keeps )?self harm(?:ing|s)?\b",
        r"\b(?:cut|cuts|cutting) (?:my|her|his) (?:wrists?|arms?)\b",
        r"\bhearing voices ~3(?:telling|saying|tell)\b|\bvoices (?:say|says|are telling|tell|keep telling)\b",
        r"\b(?:saving|saved|hoarding|collecting|put by) ~2(?:up )?~1<PILLS>\b",
        r"\bhow many (?:of )?(?:my )?<PILLS> (?:would|does|do|will|to) ~4(?:die|kill|take|overdose|end|finish)\b",
        r"\b(?:cant|cannot|dont) (?:keep|trust) (?:myself safe|myself)\b|\bnot safe (?:with|from) myself\b",
        r"\b(?:cant|cannot|carnt|cant) (?:go on|carry on) (?:living|with life)\b|\bcant live like this\b",
        r"\b(?:gonna|going to|about to|want to) jump(?: off| in front)?(?! in the| at| on the bus)\b",
        r"\b(?:crisis team|crisis line|suicide line|samaritans) (?:number|phone)\b",
        r"\b(?:having|had|is in|in) a (?:psychotic|psychosis|manic) ?(?:episode|break)?\b|\bpsychotic episode\b",
        r"\bwish (?:i|he|she) (?:was|were|wasnt|hadnt) ~1(?:dead|never born|born|here|woke up|alive)\b",
        r"\b(?:hope|hoping|pray|praying) ~3(?:wont|dont|never|not) wake(?: up)?\b|\bsleep and (?:not|never) wake\b",
        r"\b(?:he|she|they|(?:<KIN>)) ~2(?:talking about|threatening|threatened|thinking (?:of|about)) (?:suicide|ending|killing)\b",
    ),
    "emergency": (
        r"\b(?:not|isnt|stopped|no|hardly|barely|aint|cant|carnt|cannot|struggling to|stop) (?:hardly |properly )?(?:breath|breathe|breathing|breth\w*|breeth\w*)\b",
        r"\b(?:smell\w*|stinks?|stinking|reeks) ~3(?:of )?gas\b|\bgas (?:leak|smell)\b|\bsmell of gas\b",
        r"\bco alarm ~3(?:going off|beep\w*|sounding)\b|\bcarbon monoxide ~3(?:going off|poison\w*|beep\w*|keeps going)\b",
        r"\b(?:house|kitchen|flat|bed|hob|chip pan|sofa|chair|oven|room|bedroom|toaster|curtains?) ~2(?:is |are |caught |catched )?(?:on fire|alight|fire)\b(?! alarm| safety| guard| ext| door)",
        r"\b(?:theres|there is|there s|its) (?:a )?fire(?: in)?\b(?! alarm| safety| station| door| drill| engine)|^fire$|\bsmoke (?:is )?(?:coming|pouring|everywhere)\b",
        r"\bchest pains?\b(?! clinic| group| last)|\bpains? (?:in|across) (?:my|his|her|the) chest\b|\bchest ~2(?:hurts|hurting|tight\w*|crushing|squeez\w*|elephant)\b|\bcrushing pain\b",
        r"\b(?:wont|cant|cannot|not|doesnt|isnt|dont) ~2(?:wake|waking|rouse|responding|respond|respons\w*)\b(?! up in the night| till| until| to my| to emails?| to letters?)",
        r"\bunresponsive\b|\bunco?nscious\b|\bunconti?ous\b|\buncontious\b|\bpassed out\b|\bknocked out\b|\bgone floppy\b|\bnot conscious\b",
        r"\b(?:has|have|just|hes|shes|nans?|dads?|mums?|wife|husband|he|she) (?:has |just |have )*(?:collapsed|colapsed|collapse)\b",
        r"\b(?:choking|chokin)\b(?! hazard| risk| trouble| last)",
        r"\b(?:face|mouth|smile) ~3(?:drop\w*|droop\w*|slipped|crooked|lopsided|one side)\b|\bfacial droop\b|\b(?:speech|words) ~2slur\w*|\bslurr\w+ (?:speech|words)\b|\bslurring\b",
        r"\b(?:think|having|had|have|has|is|its|be) ~2(?:a )?(?:stroke|heart attack|hart attack)(?: right)? (?:now|just|think|i think)\b|\b(?:is|hes|shes|im|think ~2) having (?:a |an )?(?:stroke|heart attack|hart attack)\b",
        r"\b(?:stroke|heart attack|hart attack) i think\b|\bhas had a heart attack(?! last| in| at| before| and had| years)\b",
        r"\b(?:having|havin|in) (?:a |another )?(?:fit|seizure|siezure)s?\b(?! clinic)|\b(?:fit|seizure|fitting) ~4(?:wont|wouldnt|not|hasnt) stop\w*",
        r"\b(?:bleeding|blood|bleed) ~4(?:wont stop|everywhere|pouring|pumping|not stopping|out of (?:her|his|my) (?:ear|head))\b|\bblood everywhere\b|\b(?:vomit\w*|cough\w*|throwing) up? ?blood\b",
        r"\b(?:lips|lip|face|fingers) ~4(?:blue|purple|grey)\b(?! badge)|\b(?:gone|going|turned|turning) (?:blue|grey)\b(?! badge| hair| screen| tooth)",
        r"\bfallen ~5(?:cant|cannot|carnt) get up\b|\bfell ~8(?:cant get up|not moving|cant move|unconscious|blood from)\b|\bon the (?:\w+ )?floor ~8(?:cant (?:get up|move)|not moving|not answering|all night|bleeding|since last night)\b",
        r"\b(?:call|need|send|get|want) (?:me )?(?:an? |the )?(?:ambulan\w*|ambulenc\w*|999|paramedics?)(?! station| chas| driver| job| cover| transport)\b(?! or| number| in)|\bambul\w+ (?:plz|please|now|for my|quick)\b",
        r"\b(?:overdose|overdosed|ovadose|od)\b ~3(?:by|of|on|now|today|tonight|mistake|tablets)\b",
        r"\b(?:drunk|drank|swallowed|eaten|drink) ~3(?:bleach|toilet cleaner|batteries|battery|dishwasher|poison|antifreeze|weedkiller)\b",
        r"\b(?:has|got|with|holding|waving) (?:a )?knife\b(?! and fork| skills| class)|\bstabbed\b|\bby the throat\b|\bhands? (?:round|around) (?:my|her|his) (?:throat|neck)\b",
        r"\b(?:he|she|someone|somebody|ex|man|men) ~5(?:break\w*|trying to get|kicking|smash\w*) (?:in|into|the door|down the door|in my|the place)\b ?(?:my|in|up|the|house|$)",
        r"\bhelp me (?:please )?(?:now|hes|quick|i cant|he is)\b|\bthroat ~3clos\w+|\b(?:tongue|throat) ~2swell\w+|\banaphyla\w+",
        r"\b(?:he|she|mum|dad|nan|grandad|wife|husband|brother|sister|son|daughter) ~6(?:gone missing|is missing|been missing|went missing)\b",
        r"\bdriv\w+ ~3(?:wrong way|wrong side)\b|\bworst headache\b|\bmottled\b|\bsepsis (?:temp|resps|i think|now)\b",
    ),
    "safeguarding": (
        r"\b<STAFF> ~3(?<!used to )<BAD> ~1(?:me|him|her|them|us|my|mum|dad|nan|gran|grandad|people|residents?|my \w+)\b(?! feelings| in the pocket| finances)",
        r"\b(?:being|been|getting|gets|is) (?:physically |sexually |emotionally )?(?:abused|hit|beaten|starved|neglected|exploited|bullied|raped|ill ?treated|mistreated|tortured|assaulted)\b(?! as a child| years| when i was| by the weather)",
        r"\b(?:takes|taking|took|steal\w*|stole|nick\w*|keeps|emptied|draining) ~2(?:my|her|his|their|mums|dads|nans|grans) ~2<MONEY>\b(?! to (?:the|be)| out for her| details)",
        r"\b(?:stealing|robbing|thieving) ~2(?:from|off) (?:me|him|her|them|my|our|mum|dad|nan|people)\b",
        r"\b(?:lock|locks|locked|locking|shut|shuts) ~1(?:me|him|her|them|mum|dad|nan|my \w+) ~2(?:in|up|out|inside|bedroom|room|cupboard)\b(?! case)",
        r"\b(?:tied|tying|tie|strapped|tether\w*) ~2(?:to|in|into) (?:the|a|her|his|my) ~1(?:chair|bed|wheelchair)\b",
        r"\b(?:scared|frightened|afraid|terrified) (?:of|by) (?:my|him|her|the|his|our) ~1(?:husband|wife|son|daughter|brother|carer|carers|partner|boyfriend|grandson|nephew|staff|dad|mum|stepdad|ex|manager)\b",
        r"\btouch(?:es|ed|ing)? (?:my|her|his|their) (?:private|privates|bits|breasts?|boobs|bottom|bum)\b(?! (?:with|by) (?:a )?(?:flannel|cloth|wipe))",
        r"\b(?:takes?|took|taken|keeps?|kept|has|holds?|holding) (?:my|her|his|their|the|our)? ?passports?\b ~8(?:no (?:pay|wages|money)|not paid|cannot leave|cant leave|not allowed)\b",
        r"\b(?:touch\w*|kiss\w*) (?:me|her|him|my \w+) ~4(?:dont want|dont like|private|secret|wrong|down there|night|bath)\b|\btouches me\b|\bmakes me touch\b|\bsexual\w* (?:abus|assault)\w*",
        r"\b(?:unexplained|unexplaned|new|more|different|strange) (?:brus\w+|bruis\w+|marks|injur\w+|burns)\b|\bbruises?\b ~6(?:cant explain|every time|wont say|nobody|no one|on (?:both|her|his) (?:arms?|wrists?|thighs?|neck|face))\b",
        r"\b(?:left|leaves?|leaving|sat|lying|sitting|laying) ~4(?:in|with) (?:his|her|their|my|own|wet|soiled|dirty|the) ~2(?:pads?|urine|mess|faeces|wee|poo|filth)\b",
        r"(?<!bank )(?<!bank they )\b(?:dont|not|never|doesnt|wont|isnt|without|no|refuse\w*) (?:ever |any )?(?:let|allowed?|letting|give|giving|feed|feeding|get any) ~3(?:food|eat|money|doctor|phone|visitors?|see (?:her|him|my|our|mum|dad))\b(?! of hand)",
        r"\b(?:put|puts|putting) (?:his|her) hands? (?:round|around) my (?:neck|throat)\b|\b(?:controls|controlling) (?:me|everything i|my money|her money)\b",
        r"\b(?:passport) ~4(?:keep\w*|hold\w*|has|took|taken)\b|\b(?:keep|keeps|kept|holds?|has|took) my (?:passport|papers)\b|\bforced? (?:marriage|to marry|into marriage)\b|\bforcing ~4marry\b",
        r"\b(?:safeguarding|saftgarding|safegarding) (?:concern|alert|referral|number) ~2(?:pls|please|now|for|about|number)\b|\b(?:report|raise) (?:neglect|abuse of|a safeguarding concern about)\b",
        r"\b(?:drug dealers?|dealers|blokes) ~6(?:living|moved|in|took|taken|using) ~3(?:flat|house|home)\b|\btaken? over (?:my|his|her) (?:flat|house|home)\b|\bcuckooed\b",
        r"\bcigarette burns?\b|\bbelt marks\b|\bfinger ?marks\b|\bskin and bone\b",
    ),
    "urgent_medical": (
        r"\bcath\w* ~4(?:block\w*|leak\w*|come out|came out|bypass\w*|fell out|pulled|not drain\w*|isnt drain\w*)\b|\bblocked cath\w*",
        r"\b(?:run|ran|running|ruun) ~1out of ~3(?:insulin|inslin|tablets|meds|medication|medicine|warfarin|steroids|antibiotics|inhalers?|morphine|epilepsy|painkillers|oxygen|patches)\b",
        r"\b(?:no|missed|without|lost) ~3(?:insulin|epilepsy tablets|heart tablets|parkinsons (?:tablets|meds|medication)|anti seizure)\b(?! at home)",
        r"\b(?:suddenly|sudden|overnight|since (?:yesterday|this morning|last night)|gone (?:really|very|all)) ~4(?:confus\w*|muddled|delirious|hallucinat\w*)\b|\b(?:confused|muddled) ~2(?:since (?:yesterday|this morning|last night)|overnight|all of a sudden)\b",
        r"\b(?:high temp\w*|temp\w* of (?:38|39|4[01])\S*|(?<!hay )fever|temp (?:38|39|4[01])\S*)\b(?! last| clinic)",
        r"\b(?:sore|ulcer|wound|bed ?sore|pressure sore|stitches|toe|foot|leg) ~5(?:gone black|gone green|stinks|smells|pus|oozing|weeping|opened up|burst|infected|septic|come open)\b",
        r"\b(?:not|hasnt|havent|hasn) ~2(?:had a wee|passed water|weed|peed|had a drink|eaten or drunk|drunk anything)\b|\bcant (?:pee|wee|pass water)\b",
        r"\b(?:vomiting|been sick|throwing up|diarrhoea|the runs|diareah) ~3(?:for )?(?:two|three|2|3|4|all|since|days?)\b|\bcant keep (?:anything|water|food|fluids|it) down\b",
        r"\b(?:water infection|uti|chest infection|cellulitis|dehydrat\w*|dehidrat\w*|urine infection)\b ~3(?:seeing|again|getting worse|confus\w*|bad|i think|i fink|and)\b",
        r"\b(?:banged|hit|bumped|cracked) (?:his|her|my) head\b(?! on the wall| against)",
        r"\b(?:wrist|ankle|hip|arm|leg|knee|foot) ~4(?:swollen|might be broken|looks broken|broken i think|swelling up)\b",
    ),
    "carer_breakdown": (
        r"\b<CARER> ~4(?:didnt|hasnt|havent|never|not|dint|no|didn) ~1(?:turn(?:ed)? up|come|came|show\w*|arriv\w*|been|turned)\b",
        r"\b(?:no ?one|nobody|no carers?|no one s) ~3(?:came|come|been|turned up|showed up|shown up|has come|is coming) ~3(?:today|tonight|this morning|all day|since|yet|yesterday|weekend)\b",
        r"\b<CARER> ~4(?:walked (?:out|owt)|quit|packed (?:her|his) bags|gone bust|closed|handed ~3back|dropped us|let (?:us|me) down ~2(?:today|tonight|again)|no show)\b",
        r"\b(?:cant|cannot|carnt|can not|couldnt|cant not) (?:physically )?(?:go on|cope|carry on|do (?:this|it)|look after (?:him|her|mum|dad|nan|my \w+)|have (?:him|her) here) ?(?:with \w+ ?)?(?:any ?more|no more|any longer|another (?:day|night|minute)|anuther|tonight)",
        r"^(?:i )?(?:cant|cannot|carnt) (?:cope|go on|carry on)\b(?! with ~2<THINGS>)|\bat (?:breaking point|the end of my tether|my wits end)\b|\bim (?:done|broken|finished) with caring\b",
        r"\bcarer (?:breakdown|breckdown)\b|\bemergency (?:respite|care|carer)\b ~2(?:now|tonight|needed|for|today)\b|^emergency respite$",
        r"\b(?:carer|cares for|looks after|my carer) ~8(?:rushed|taken|admitted|gone) (?:in)?to hospital\b|\b(?:in|into|to) hospital (?:today|tonight|tomorrow|now) ~8(?:nobody|no one|who|alone)\b",
        r"\bnobody ~3(?:look after|care for|have|feed) (?:him|her|mum|dad|my \w+) ~2(?:tonight|today|now|tomorrow)\b|\bnowhere ~3tonight\b",
        r"\bno care ~2(?:tonight|today|now|from tonight|since|tomorrow)\b|\bcare (?:has )?stopped (?:today|suddenly|yesterday|overnight)\b",
    ),
}

_PLAIN: dict[str, tuple[str, ...]] = {
    "emergency": (
        r"\bnot (?:been )?(?:answ?er\w*|picking up) ~2(?:door|phone|fone|mobile) ~2(?:or|nor|and) ~1(?:door|phone|fone|mobile) ~4(?:all (?:day|morning|night|weekend)|since|for (?:days|hours|two))\b",
    ),
    "mental_health_crisis": (
        r"\b(?:died|passed(?: away)?) ~6(?:wants?|wish\w*|longs?) ~2to be with (?:him|her)(?= and\b| again\b| now\b| in heaven\b|$)",
        r"\b(?:shot ?gun|rifle|(?<!glue )(?<!nail )(?<!heat )(?<!water )(?<!massage )(?<!toy )(?<!staple )gun) ~3(?:my|his|her) (?:knees?|lap|head|mouth|pillow|chest)\b",
        r"^(?!.*<HOBBY>).*\b<I> ~2(?:stand|standing|stood|sit|sitting|go (?:down )?to|went (?:down )?to) ~2(?:railway bridge|level crossing|viaduct|motorway bridge|flyover|edge of the platform|(?:train|railway) (?:line|lines|track|tracks)) ~3(?:most|every|again|nights?|evenings?|working|thinking|wondering)\b",
        r"^(?!.*<HOBBY>).*\b(?:most|every|some) (?:nights?|evenings?|days?) <I> ~1(?:stand|sit|go (?:down )?to) ~2(?:railway bridge|level crossing|viaduct|motorway bridge|flyover|edge of the platform|(?:train|railway) (?:line|lines|track|tracks))\b",
    ),
}
"""Signs that nobody says in jest or of a thing: whatever the rest of the message is on, they count."""


def _built(pattern: str) -> str:
    for _ in range(2):  # a part may hold another part
        pattern = re.sub(r"<([A-Z]+)>", lambda m: _PARTS[m.group(1)], pattern)
    return re.sub(r"~(\d) ?", r"(?:\\w+ ){0,\1}", pattern)


GRAVEST_FIRST = (
    "emergency",
    "mental_health_crisis",
    "urgent_medical",
    "safeguarding",
    "carer_breakdown",
)
CLEAR: dict[str, list[re.Pattern[str]]] = {
    alert: [re.compile(_built(pattern)) for pattern in (*_CLEAR[alert], *_PLAIN.get(alert, ()))]
    for alert in GRAVEST_FIRST
}
"""Every sign of each alert, in the order in which alerts are said."""
PLAIN = [re.compile(_built(pattern)) for signs in _PLAIN.values() for pattern in signs]
