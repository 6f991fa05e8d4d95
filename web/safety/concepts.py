"""Words that mean the same kind of thing, so that few examples teach much.

A word has at most one concept. A `*` at the end stands for any ending.
"""

from functools import lru_cache

_CONCEPTS = {
    "KIN": """mum mums mother mothers mam mams mummy dad dads father fathers daddy nan nans nanny gran grans
        grandma grandad grandads granddad grandpa grandfather grandmother nana husband husbands hubby wife wifes son
        sons daughter daughters brother brothers bro sister sisters sis uncle uncles aunt aunts aunty
        auntie cousin partner partners grandson grandsons granddaughter grandaughter nephew nephews
        niece stepdad stepmum stepson parents fella missus""",
    "FOLK": """neighbour neighbours neighbor friend friends mate mates flatmate lodger tenant lady ladies gentleman
        gent client clients customer resident residents patient pt bloke man woman boyfriend girlfriend
        ex lad girl somebody someone""",
    "CARER": """carer carers pa pas agency agancy agencies staff nurse nurses keyworker worker workers manager
        sitter cleaner care provider""",
    "THEY": "he she him her his hers hes shes they them their theyre theyve hed shed",
    "ME": "i im ive id me myself ill",
    "NOT": """not no isnt wasnt wont cant cannot dont doesnt didnt hasnt havent never nobody none nothing
        without aint ent carnt dint wouldnt couldnt nor nil""",
    "HIT": """hit hits hitting slap* punch* kick* smack* shov* push* pushed pinch* grab* grabbed beat beats beaten
        beating shake shook shaken throttl* strangl* twist* dragged drag hurts hurting thump* whack* batter*
        manhandl* rough""",
    "SHOUT": """shout* scream* swear* yell* threat* bully* bullies bullied bullying mock* taunt* humiliat* cruel
        nasty controlling controls controlled""",
    "MONEY": """money cash pension pin card savings bank benefits benefit purse wages account cheque cheques
        loan loans loans house jewellery pound pounds quid giro""",
    "TAKE": """take takes taking took taken steal* stole stolen nick* nicked emptied empties helping spend* spent
        borrow* withdraw* withdrew keeps kept drain* fleec* robbed robbing""",
    "LOCK": "lock locks locked locking shut tied tie tying strapped restrain* trapped barricaded kept",
    "MARK": "bruise* brused brusing bruseing marks burn burns burnt scratch* cuts broken fracture* swollen",
    "FEAR": "scared frightened afraid terrified flinch* fear* petrified dread* scares",
    "DIE": "die dies dying dead death kill kills killed killing suicid* sucid* overdose* hang hanged hanging",
    "END": "end ending ended over goodbye goodbyes finish finished",
    "PILLS": """pill pills tablet tablets paracetamol meds medication medicine medicines morphine insulin
        warfarin sleepers codeine amitriptyline steroids inhaler antibiotic* clozapine""",
    "CUT": "cut cuts cutting razor blade knife rope noose bridge cliff pillow gun",
    "BREATH": "breath* breth* breathe breathing gasp* wheez* choke* choking chokes",
    "BODY": """arm arms leg legs foot feet toe toes hip wrist ankle head chest belly tummy stomach neck hand
        hands back heel knee ribs side eye eyes ear face lips mouth tongue skin bottom bum throat finger
        fingers jaw""",
    "BLOOD": "blood bleed* bled clot clots",
    "SICK": """sick vomit* fever temperature temp infection infected uti sepsis diarrh* diareah* runs poorly
        pneumonia shivery shivering hot septic cellulitis dehydrat* dehidrat*""",
    "MUDDLE": "confused muddled delirious delirium hallucinat* drowsy sleepy dozy floppy wobbly dizzy giddy",
    "PAIN": "pain pains painful agony sore hurt ache aching headache headaches",
    "TUBE": "catheter cathater peg stoma trachy shunt ulcer wound dressing stitches drip",
    "DOWN": "fell fallen fall collapsed colapsed collapse tripped slipped tumble floor fainted unconscious uncontious",
    "HUNGER": "eat eats eating eaten ate food drink drinks drunk drinking fed feed feeding dinner dinners tea water",
    "DIRT": "wet soaked soaking filthy filth dirty smell* stink* mess faeces soiled pad pads rats squalor unwashed",
    "NOW": "now today tonight tonite asap immediately urgent urgently morning quick quickly tomorrow tomoro",
    "GONE": """gone left leaving quit walked missing disappeared cancelled stopped missed late
        suspended""",
    "COME": "come came coming turned turn turning show showed arrive arrived been",
    "COPE": """cope coping manage carry breaking exhausted burnt breakdown tether knackered collapse snap
        snapped worn""",
    "HOSPITAL": "hospital a&e ward ambulance paramedics admitted resus icu",
    "FIRE": "fire flames smoke alight",
    "GAS": "gas carbon monoxide fumes",
    "PAST": """ago used years last yesterday 2009 2010 2012 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024
        2025 since""",
    "LEARN": "course courses training class classes learn learning homework poster coursework leaflet talk job jobs",
    "GROUP": "group groups club clubs cafe meeting survivors bereavement",
    "ASK": "what whats how who where when why does which is are can could do",
    "WANT": "looking need needs want wanted find near wanting like",
    "FUTURE": "if would planning plan future case ever next later",
}

_WHOLE = {
    word: name for name, listed in _CONCEPTS.items() for word in listed.split() if word[-1] != "*"
}
_STARTS = sorted(
    (
        (word[:-1], name)
        for name, listed in _CONCEPTS.items()
        for word in listed.split()
        if word[-1] == "*"
    ),
    key=lambda each: (-len(each[0]), each[0]),
)


@lru_cache(maxsize=16384)
def concept(word: str) -> str:
    """The name of the word's concept, or ""."""
    found = _WHOLE.get(word)
    if found:
        return found
    return next((name for start, name in _STARTS if word.startswith(start)), "")
