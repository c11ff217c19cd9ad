//! First names one meets in French meetings, folded: they tell « Hélène Roux » from « Horizon Sud ». Not a directory.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The names, in alphabetical order.
const NAMES: &str = "abdel abdelkader abdou abdoulaye adam adele adeline adrien adrienne agathe agnes ahmed aicha aissata alain alan \
alban albert alessandro alex alexander alexandra alexandre alexia alexis alfred ali alice alicia aline alix aloise amadou amandine \
ambre amelie amina anais anas andre andrea andree andrew angela angele angelique anissa anita ann anna annabelle anne annette \
annick annie anthony antoine antoinette antonia antonin antonio ariane arielle armand armelle arnaud arthur assia astrid \
aude audrey augustin aurelia aurelie aurelien aurore axel aya aymeric baptiste barbara basile bastien beatrice benedicte \
benjamin benoit berenice bernadette bernard berthe bertrand bilal blanche blandine boris brice brigitte bruno camille capucine \
carine carla carlos carole caroline caterina catherine cecile cecilia cedric celeste celia celine chantal charles charlie charline \
charlotte chiara chloe christel christelle christian christiane christina christine christophe claire clara clarisse claude \
claudia claudie claudine clea clelia clemence clement clementine clotilde colette colin coline constance constant coralie \
corentin corinne cyril cyrille dalila damien daniel daniela daniele danielle danny daphne david deborah delphine denis denise \
diana diane didier dimitri djamila dominique dorothee edgar edith edmond edouard edwige elena eleonore eliane elias elie eliette \
elisa elisabeth elise ella elodie eloise elsa emeline emeric emile emilie emma emmanuel emmanuelle enzo eric erica erika ernest \
ester estelle esther ethan etienne eugene eugenie eva evelyne fabien fabienne fabio fabrice fadila faiza fanny farid farida \
fatiha fatima fatou fatoumata faustine felicie felix fernand fernande ferdinand fiona flavie fleur flora flore florence florent \
florian florine francesca francine francis franck francois francoise frank frederic frederique gabriel gabriele gabriella \
gabrielle gael gaelle gaetan gaspard gaston gauthier genevieve geoffrey george georges gerald geraldine gerard germain germaine \
ghislain ghislaine gilbert gilberte gilles gina ginette giovanni gisele giulia gladys gregoire gregory guilhem guillaume guy \
gwenaelle gwendoline habib hadrien hakim hamid hamza hannah hasna hassan heloise helen helene henri henriette herve hicham \
honore hortense hubert hugo hugues ibrahim ida ilan ilona imane ines ingrid irene iris isabelle ismael ivan jacinthe jack \
jacky jacqueline jacques jade jalila jamal james jamila jane janine jasmine jean jeanne jeannine jennifer jeremie jeremy jerome \
jessica joachim joan joanna joel joelle johan johanna john jonas jonathan jordan joris jose joseph josephine josette josiane \
juan judith jules julia julian juliane julie julien julienne juliette justin justine kader kamel karen karim karima karine \
karl katia kevin khadija khaled lara laetitia laila lambert laura laure laurence laurent laurie lea leila lena leo leon leonie \
leonore leopold leslie lila lilas lili lilian liliane lina linda line lionel lisa lise loic lola lorenzo lou louis louisa louise \
luc luca lucas luce lucia lucie lucien lucienne ludivine ludovic luis luna lydia lydie lynda mael maelle magali magalie maia malek malika \
malo mamadou manon manuel manuela marc marcel marcelle marcello marco margaux margot marguerite maria mariam mariama marianne marie \
marielle marilyne marina marine mario marion marius marlene martha marthe martial martin martina martine mary maryse \
maryvonne mateo mathias mathieu mathilde mathis matthias matthieu maud maurice max maxence maxime mehdi melanie melina melissa \
melody mia michael michel michele micheline michelle miguel mila milena mireille moise mohamed mohammed mona monica monique \
morgan morgane mounia mourad moussa muriel mustapha myriam nabil nadege nadia nadine nadjet naima nancy naomi nassim natacha \
natalia nathalie nathan nawel nelly nicolas nicole nina noa noah noe noel noelle noemie nora nour noura odette odile \
olga olivia olivier omar oriane oscar osman oumar oumou ophelie pablo paola paolo pascal pascale patrice patricia patrick paul \
paula paule paulette pauline pedro penelope perrine peter petra philippe philomene pierre pierrette priscilla quentin \
rachel rachid rachida raffaella ralph raoul raphael raphaelle raymond raymonde rebecca regine regis remi remy renaud rene renee \
ricardo richard rita robert roberto robin rodolphe rodrigue roger roland rolande romain roman romane romy ronan rosa rosalie rosa rose \
roseline roxane ruth sabine sabrina sacha said saida salah salim salima salome salomon salvatore sam samia samir samira samuel \
sandra sandrine sara sarah sasha saskia sebastien selim selma serena serge severine sharon sibylle sidonie siham simon simone sofia \
sofiane solange solene solenne sonia sophia sophie soraya souad stanislas stella stephan stephane stephanie steve steven \
sullivan suzanne suzy sven sylvain sylvaine sylvestre sylvette sylvia sylviane sylvie tania tatiana thais thea theo theodore \
therese thibaud thibault thibaut thierry thomas tiffany timothee tina tiphaine titouan tom tony tristan ugo ulysse ursula \
valentin valentine valerie vanessa vera veronique vicky victor victoire victoria vincent viola violaine violette virgile \
virginie viviane vladimir walid wanda wassim wilfried william xavier yacine yael yann yannick yasmina yasmine yassine yohan \
yolande youcef youssef yves yvette yvon yvonne zachary zahia zahra zakaria zineb zoe zohra";

static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| NAMES.split(' ').collect());

/// Whether a word, folded, is a first name; of « marie-helene » the first half decides.
pub(super) fn is_first_name(folded: &str) -> bool {
    let first = folded.split(['-', '\'']).next().unwrap_or_default();
    !first.is_empty() && SET.contains(first)
}
