import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../../examples/hospital/knowledge/', import.meta.url)
const documents = new Map(
  readdirSync(folder).map((file) => [file.replace('.md', ''), readFileSync(new URL(file, folder), 'utf8')]),
)

/** What every answer of the hospital may rest on besides passages. */
const always = [
  'the Riverside Hospital assistant',
  'You can ask in other words, or call our front desk at 555-0100, Monday to Friday from eight to six.',
  'It is now Wednesday, 25 November 2026, 14:05 (America/New_York).',
  'Open now, until 18:00 today (Wednesday). Regular hours: Monday to Friday 08:00-18:00; weekends closed. Holidays ahead: Thanksgiving (Thursday, November 26) closed; Christmas Eve (Thursday, December 24) 08:00-12:00; Christmas Day (Friday, December 25) closed.',
  'hang up and dial 911',
]

/** The texts of one document of the example, and all that is always known. Throws for a name that is none. */
export function hospitalTexts(document: string): readonly string[] {
  const text = documents.get(document)
  if (text === undefined) throw new Error(`the hospital has no document ${document}`)
  return [text, ...always]
}

/** All documents at once, the hardest case for what is not true. */
export const allHospitalTexts: readonly string[] = [...documents.values(), ...always]

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const perDocument = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).flatMap(([document, text]) => lines(text).map((sentence) => [document, sentence] as const))

/** What a model says that keeps to the documents, each with the document that it was given. */
export const truths = perDocument({
  'accessibility-and-interpreters': `
    Interpreters are free, and Spanish and Mandarin interpreters are here every working day.
    For other languages please tell us two days before, at five five five, zero one nine zero.
    Yes, all our entrances are step-free, and you can borrow a wheelchair at the front desk.`,
  'address-and-directions': `
    Riverside Hospital is at one hundred twenty River Road in Springfield, across from the public library.
    We're at one twenty River Road.
    From Highway nine, take exit fourteen and follow River Road north for about a mile.
    From Highway 9, take Exit 14, and we are on the right after the second traffic light.
    Bus lines twelve and forty stop in front of the main entrance every fifteen minutes.
    Springfield station is a ten-minute walk along River Road.
    Your family can drop you off at the main entrance for up to 10 minutes.`,
  appointments: `
    To make an appointment, call five five five, zero one one zero, Monday to Friday from eight in the morning to six in the evening.
    You can call 555-0110, Monday to Friday from 8 a.m. to 6 p.m., or book online in the patient portal.
    New patients usually get an appointment within two weeks.
    Please call at least twenty-four hours before, since a missed appointment costs twenty-five dollars.
    Please cancel at least one day before; otherwise it's $25.
    Come fifteen minutes early to fill in the forms, and bring a photo ID.
    The walk-in clinic is open Monday to Friday from eight until noon.
    After 15 minutes we may have to give you a new appointment.
    There are two ways to book: by phone or in the patient portal.
    One moment, please, and I will tell you what to bring first.`,
  cafeteria: `
    The cafeteria is open from seven in the morning to seven in the evening on weekdays, and from nine to three on weekends.
    Breakfast is served until half past ten, and lunch from half past eleven to two.
    Breakfast ends at ten thirty a.m.
    A lunch costs about nine dollars.
    The coffee bar is open every day from seven a.m. until eight p.m.
    Lunch is served between eleven thirty and two o'clock.`,
  contact: `
    You can reach the billing office at five five five, oh one three oh.
    The pharmacy's number is triple five, zero one four zero.
    Please write to hello at riverside dot example dot org.
    Our e-mail address is hello@riverside.example.org.
    The patient advocate answers within three working days, at 555 0102.`,
  departments: `
    Cardiology is on the second floor of the main building.
    For orthopedics, go to the first floor, or call five five five, zero one two two.
    An MRI scan takes about forty-five minutes, or three quarters of an hour.
    Neurology is on the third floor, and you need a doctor's referral.
    Before an operation, do not eat for eight hours and do not drink for two hours.
    Radiology makes X-rays, CT and MRI scans on the ground floor.`,
  emergency: `
    Please hang up now and dial nine one one.
    If you are in danger now, hang up and dial 911.
    You can call or text nine eight eight, the crisis line, at any time.
    Call Poison Control at one eight hundred, two two two, one two two two.
    Our emergency department is open twenty-four hours a day, and its entrance is on Mill Street.
    We are open twenty-four seven.`,
  'insurance-and-billing': `
    Yes, we accept Medicare, Medicaid, Blue Cross Blue Shield, Aetna, Cigna and United Healthcare.
    The billing office is open Monday to Friday from nine in the morning until four in the afternoon.
    We answer within five working days.
    You get a written estimate within three business days.`,
  maternity: `
    The maternity ward is on the third floor.
    Please register by the thirty-fourth week of pregnancy, at 555-0160.
    Tours are on the first Tuesday of every month at six in the evening.
    The classes run on Thursday evenings for six weeks and cost sixty dollars for a couple.
    Other visitors are welcome from two to seven in the afternoon.`,
  'medical-records': `
    The records office is in room one oh five, open from nine to four.
    Copies are ready within ten working days; the first copy is free, and later ones cost fifteen dollars.
    You can write to records@riverside.example.org.`,
  parking: `
    The first thirty minutes are free, and after that it's two dollars an hour and at most ten dollars a day.
    The first half hour is free.
    There are twelve parking spaces for people with a disability permit, and eight chargers on level one.
    Drive in from Mill Street, behind the main building.`,
  'patient-portal': `
    You can see them at portal dot riverside dot example dot org.
    Go to www.portal.riverside.example.org and choose "Forgot password".
    Portal support is at 5550180, from eight to six.`,
  pediatrics: `
    Our clinic treats children up to seventeen years.
    A nurse answers every day from 7 a.m. to 10 p.m. at five five five, zero one seven one.
    A baby under three months with a fever has to be seen at once.
    Patients under eighteen need a parent to come along.`,
  'opening-hours': `
    We are open today until six in the evening.
    The pharmacy is open Monday to Saturday from nine to six.
    On Christmas Eve, December twenty-fourth, we are open from eight until noon.
    Tomorrow, Thursday, November twenty-sixth, we are closed for Thanksgiving.
    We are closed on Christmas Day, the twenty-fifth of December.
    It is five past two on Wednesday afternoon.`,
  'visiting-hours': `
    Visiting hours are every day from ten in the morning to eight in the evening, with up to three visitors at a time.
    In intensive care, two visitors may come between two and six p.m.
    Children under twelve may not go into intensive care.
    On Saturday you can visit us from ten to eight.
    One parent may stay overnight with a child.`,
  'staying-with-us': `
    The network is called Riverside Guest, and Wi-Fi is free.
    Patients usually go home before eleven in the morning.`,
  'lost-and-found': `
    We keep things for sixty days, so please ask at the front desk or call 555-0101.`,
})

/** Sentences that claim what the document does not say; what is wrong begins at the brace. */
export const lies = perDocument({
  'accessibility-and-interpreters': `
    Please tell us {three days before.
    You can borrow a wheelchair for {fifteen dollars.
    Call the interpreters at {five five five, zero one nine one.`,
  'address-and-directions': `
    We are at {one hundred thirty River Road.
    Take exit {fifteen from Highway 9.
    From Highway {Eleven, follow River Road.
    Bus lines twelve and {forty-one stop here.
    The bus stops every {twenty minutes.
    The station is a {five-minute walk away.
    We are across from the library on {Maple Street.
    The hospital is in {Shelbyville.`,
  appointments: `
    A missed appointment costs {thirty dollars.
    A missed appointment costs {$35.
    A missed appointment costs {twenty-five euros.
    Please call {555-0111 to book.
    Please call {five five five, zero two one zero.
    Call at least {forty-eight hours before.
    New patients wait about {three weeks.
    The walk-in clinic is open from eight until {one in the afternoon.
    You can call us from {nine to six.
    You can call us from eight a.m. to {seven p.m.
    We are open from 8 a.m. to {6:30 p.m.
    Come {twenty minutes early.
    You get {fifteen percent off with your insurance card.
    Please ask for Doctor {Okafor when you call.
    Please ask for Mrs. {Henderson at the desk.`,
  cafeteria: `
    Lunch costs about {twelve dollars.
    Lunch costs about {nine fifty.
    Lunch costs {$9.50 on weekdays.
    Lunch costs {9 dollars and 50 cents.
    Breakfast is served until {half past nine.
    Breakfast is served until {quarter to eleven.
    The coffee bar closes at {nine in the evening.
    The cafeteria is open until {midnight.
    It opens at {seven thirty.
    The coffee bar is open from {eleven a.m. until eight p.m.
    A coffee is {two euros.`,
  contact: `
    The number is {5550105.
    Please call {one two one two, five five five, zero one one zero.
    Please write to {info@riverside.example.org.
    Please write to info {at riverside dot example dot org.
    Please write to {hello@riverside.com for that.
    Their website is {www.riverside.com.
    Look {at riverside dot com for more.
    The patient advocate answers within {five working days.`,
  departments: `
    Cardiology is on the {fourth floor.
    Neurology is on the {fifth floor.
    An MRI scan takes about {ninety minutes.
    An MRI scan takes an {hour and a half.
    Do not eat for {twelve hours before.
    Our cardiologist is Doctor {Hernandez.
    Ask for {Karl when you come.
    We use machines by {Siemens here.`,
  emergency: `
    Please dial {nine nine nine now.
    Please dial {112 in an emergency.
    The crisis line is {nine eight nine.
    Poison Control is at {1-800-222-1223.
    You will wait about {forty minutes.
    The entrance is on {Oak Street.
    Patients see the nurse within {half an hour.`,
  'insurance-and-billing': `
    We also accept {Humana and {Kaiser.
    A payment plan has {three percent interest.
    The billing office closes at {five in the afternoon.
    We answer within {ten working days.`,
  maternity: `
    The classes cost {sixteen dollars.
    The classes cost {160 dollars.
    Register by the {twenty-fourth week of pregnancy.
    Tours are on the {third Tuesday of every month.
    Tours are at {five in the morning.
    The classes run for {eight weeks.`,
  'medical-records': `
    The records office is in room {one oh six.
    Later copies cost {fifty dollars.
    Copies are ready within {two working days.
    Write to {archive@riverside.example.org.`,
  parking: `
    Parking costs {three dollars an hour.
    You pay at most {fifteen dollars a day.
    The first {forty-five minutes are free.
    There are {twenty parking spaces for you.
    The chargers are on level {three.
    It is {two hundred dollars a month.
    The garage closes at {eleven p.m.`,
  'patient-portal': `
    Go to {portal.riverside.org for your results.
    Go to {https://portal.riverside.example.org/pay-now to pay.
    See them {at portal dot riverside dot org.`,
  pediatrics: `
    We treat children up to {sixteen years.
    The nurse answers until {eleven p.m.
    Babies under {six months have to be seen at once.`,
  'opening-hours': `
    We are open on December {twenty-third from eight to six.
    We are closed on the {fourth of July.
    On Christmas Eve we close at {two in the afternoon.
    We have been here since {nineteen eighty-five.
    We open again on January {4th, 2027.`,
  'visiting-hours': `
    Up to {five visitors may come at a time.
    In intensive care, {four visitors may come.
    Children under {fourteen may not go in.
    Visiting hours end at {nine in the evening.
    Visiting hours end at {21:30.`,
})
