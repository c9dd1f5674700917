/** Words of a sentence by which a name is told from a place, a month or a brand. All in small letters. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** After a name: then it is a street, a school, a law, a prize. */
export const PLACE_WORDS = words(`
  street st road rd avenue ave lane close court drive crescent terrace gardens garden place square row mews way walk hill rise view grove parade
  park parks estate estates house houses tower towers block blocks flats heights green common commons field fields meadow meadows wood woods forest
  recreation rec pitch pitches playground skatepark bowl stadium arena pool leisure centre center hub club hall library church chapel mosque temple gurdwara
  cathedral parish school schools primary secondary junior infant academy college sixth university campus nursery hospital clinic surgery practice station
  stop bridge bus tram line market mall arcade shopping precinct retail industrial quay quays wharf dock docks harbour marina pier beach bay sands
  river canal brook lake reservoir town city village ward borough county district island isles north south east west trust foundation fund charity
  council constabulary police association society project programme partnership alliance ltd limited plc cic group collective company theatre theater cinema
  gallery museum pub inn arms tavern hotel cafe caff bakery barbers barber salon chippy takeaway kebab pharmacy stores store shop supermarket garage garages
  law act review report inquiry enquiry award awards cup trophy prize day week month holiday bank festival carnival fayre fair fete model method scale index framework
  survey questionnaire toolkit theory test curve charter protocol memorial monument statue cross corner end gate gates yard works mill farm barn vale valley
  cemetery crematorium depot roundabout underpass subway multistorey multi-storey carpark car youth community family sports football boxing cricket rugby fc afc united rovers
  athletic albion wanderers rangers hotspur celtic half term terms half-term edition v
`);

/** The same where they are written small: only what hardly ever follows a person. */
export const SMALL_PLACE_WORDS = words(`
  street road avenue lane crescent estate park school academy college primary secondary court gardens recreation square station library leisure centre
  skatepark playground ward
`);

/** Months, days, and places that are also names: capitals tell nothing about them. */
export const CAPITALS_ANYWAY = words(`
  april may june july august september october november december january february march monday tuesday wednesday thursday friday saturday sunday easter
  christmas eid diwali ramadan spring summer autumn winter noel jubilee
  alton austin bailey bay bolton bradford bristol bury burton camden carlisle chad chelsea cheltenham chester china cleveland clifton clay columbus corby cornwall dallas denim derby devon
  dover durham elgin ely england epsom essex florence geneva georgia germany hackney halifax hamilton hastings houston israel jersey jordan kendal kent kenya kingston
  kirby lancaster leeds leicester lima lincoln lisburn london ludlow luton madison malvern march melrose mercedes milan milton montana morley newport newton norfolk
  northampton norton nova orlando oxford paisley palm paris penrith perth preston reading richmond romford rome rugby rye sandwich santiago savannah shepherd
  sherwood sidney skye southend stafford stirling stratford stroud sunderland surrey sutton sydney tamworth telford temple tyne victoria virginia wales walsall walton warwick washington
  wells wesley whitby whitney wigan winchester windsor worth yeovil york zion american german french english christian muslim jewish roman georgian jesus god north south
  east west king queen prince princess royal duke earl baron bishop judge master sir general major justice trinity constance general genesis delta nova chance charity
  hope faith harmony haven unity liberty legend destiny victory phoenix
`);

/** Just before: then a person is meant. */
export const TOLD = words(`
  told asked met visited texted messaged rang phoned emailed reminded encouraged supported praised introduced mentored referred excluded arrested assaulted
  stabbed attacked bullied groomed exploited nicknamed alias aka
`);
/** Somebody somebody is to somebody: before a name, or after the possessive of one. */
export const KIN = words(`
  mum mums mam mother mothers mom dad dads father fathers parent parents brother brothers sister sisters sibling siblings cousin cousins nan nans gran grandma grandad grandfather
  grandmother auntie aunty aunt uncle stepdad stepmum stepfather stepmother carer carers friend friends mate mates bestie boyfriend girlfriend partner ex
  twin son daughter niece nephew baby
`);
export const PERSON = words(`
  boy boys girl girls lad lads lass child pupil student youth yp youngster teenager teen man woman male female client volunteer mentee peer resident worker teacher
  coach officer someone somebody person guy kid year-old
`);
/** After the possessive of a name: a life, not a shop. */
export const BELONGS = words(`
  family families phone bike room house home bedroom flat address birthday school teacher worker mentor group behaviour attendance exclusion name number snapchat instagram
  bag coat death funeral arrest case injuries injury safety plan story words girlfriend
`);

/** Only people do these. */
export const PERSON_VERBS = words(`
  said says say told tells asked asks wants wanted feels felt lives lived thinks thought likes liked loves loved hates hated laughed cried joined attends attended punched
  stabbed hit texted messaged rang phoned admitted disclosed explained explains described describes volunteered helped refused knows knew remembers remembered agreed
  agrees complained complains goes hangs plays played carries carried sells sold smokes smoked dances performed suggested whispered shouted apologised reckons reckoned
  turned stays stayed promised promises
`);

/** Of these, what only one who speaks or feels does: enough to make a person of a month or a town. */
export const SPEECH = words(`
  said says told asked explained explains wants wanted feels felt thinks thought knows knew lives lived laughed cried likes liked loves loved hates disclosed admitted
`);

export const TITLES = words(
  'mr mrs ms miss dr sir dame imam rev reverend pastor father cllr councillor pc pcso sgt sergeant inspector prof professor',
);

/** Capitals that no person is called by: they begin sentences, or end a run. */
export const NEVER = words(`
  the a an i we they he she it you this that these those there here one two three four five six seven eight nine ten no not yes if when while where what who why how
  and or but so as at by for from in into of off on onto out over to up with without after before during since until about all any both each every few many
  more most much some such other another same than then too very just also only even still yet again soon now today yesterday tomorrow year years month week day
  young people person youth worker workers team staff group groups girls boys parents residents police council school schools park estate is are was were be been being
  has have had do does did can could will would shall should may might must my our your their his her its
  year mondays tuesdays wednesdays thursdays fridays saturdays sundays ok bank half term
`);
