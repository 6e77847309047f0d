// Fields without a result, formulas, ruby: text that is not written letter by letter.
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/docx/outline.h"

namespace acervo::test {
namespace {

struct FormCase {
  const char* name;
  std::string body;
  std::string outline;
};

std::ostream& operator<<(std::ostream& out, const FormCase& c) { return out << c.name; }
std::string NameOf(const ::testing::TestParamInfo<FormCase>& info) { return info.param.name; }

std::string Character(const std::string& type, const std::string& data = {}) {
  return "<w:r><w:fldChar w:fldCharType='" + type + "'>" + data + "</w:fldChar></w:r>";
}
std::string Code(const std::string& code) { return "<w:r><w:instrText>" + code + "</w:instrText></w:r>"; }
std::string Form(const std::string& code, const std::string& data) {
  return Character("begin", "<w:ffData>" + data + "</w:ffData>") + Code(code) + Character("separate") +
         Character("end");
}
std::string Entries(const std::string& result) {
  return "<w:ddList>" + result + "<w:listEntry w:val='Bogotá'/><w:listEntry w:val='Lima'/></w:ddList>";
}
std::string Formula(const std::string& xml) { return Para("<m:oMath>" + xml + "</m:oMath>"); }
std::string M(const std::string& text) { return "<m:r><m:t>" + text + "</m:t></m:r>"; }

class DocxForms : public ::testing::TestWithParam<FormCase> {};

TEST_P(DocxForms, ShowWhatIsPrinted) { EXPECT_EQ(OutlineOfBody(GetParam().body), GetParam().outline); }

const FormCase kFields[] = {
    {"AListShowsItsChosenEntry", Para(R("Sede: ") + Form("FORMDROPDOWN", Entries("<w:result w:val='1'/>"))),
     "Sede: Lima\n"},
    {"AListWithoutAChoiceShowsItsDefaultOrFirst",
     Para(Form("FORMDROPDOWN", Entries(""))) + Para(Form("FORMDROPDOWN", Entries("<w:default w:val='1'/>"))),
     "Bogotá\nLima\n"},
    {"AChoiceOutsideOfTheListShowsNothing", Para(R("a") + Form("FORMDROPDOWN", Entries("<w:result w:val='7'/>"))),
     "a\n"},
    {"BoxesAreCheckedOrNot",
     Para(R("Sí ") + Form("FORMCHECKBOX", "<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>") + R(" No ") +
          Form("FORMCHECKBOX", "<w:checkBox><w:default w:val='0'/></w:checkBox>")),
     "Sí ☒ No ☐\n"},
    {"TextFieldsAreTheirResult",
     Para(Character("begin", "<w:ffData><w:textInput><w:default w:val='no'/></w:textInput></w:ffData>") +
          Code("FORMTEXT") + Character("separate") + R("escrito") + Character("end")),
     "escrito\n"},
    {"ButtonsShowTheirCode",
     Para(Character("begin") + Code("MACROBUTTON ") + Code("Nada [Escriba aquí]") + Character("end") + R(" fin")),
     "[Escriba aquí] fin\n"},
    {"SymbolsAreTheirCode",
     Para(R("a ") + Character("begin") + Code("SYMBOL 224 \\f Wingdings \\s 10") + Character("end") + R(" b")),
     "a → b\n"},
    {"OtherCodesShowNothing", Para(Character("begin") + Code("XE \"índice\"") + Character("end") + R("b")), "b\n"},
    {"ContentControlsShowTheirContent",
     Para("<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='x' w:value='y'/></w:dropDownList></w:sdtPr>"
          "<w:sdtContent>" +
          R("Lima") + "</w:sdtContent></w:sdt>" +
          "<w:sdt><w:sdtPr><w:date w:fullDate='2019-05-27T00:00:00Z'/></w:sdtPr><w:sdtContent>" + R(" 27/05/2019") +
          "</w:sdtContent></w:sdt>"),
     "Lima 27/05/2019\n"},
};
INSTANTIATE_TEST_SUITE_P(Fields, DocxForms, ::testing::ValuesIn(kFields), NameOf);

const FormCase kFormulas[] = {
    {"Fractions", Formula("<m:f><m:num>" + M("a+b") + "</m:num><m:den>" + M("2") + "</m:den></m:f>"), "(a+b)/2\n"},
    {"Scripts",
     Formula("<m:sSup><m:e>" + M("m") + "</m:e><m:sup>" + M("2") + "</m:sup></m:sSup><m:sSub><m:e>" + M("x") +
             "</m:e><m:sub>" + M("i") + "</m:sub></m:sSub>"),
     "m^2x_i\n"},
    {"BracketsThatAreProperties",
     Formula(M("f") + "<m:d><m:e>" + M("x") +
             "</m:e></m:d><m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/>"
             "<m:sepChr m:val=';'/></m:dPr><m:e>" +
             M("a") + "</m:e><m:e>" + M("b") + "</m:e></m:d>"),
     "f(x)[a;b]\n"},
    {"Sums",
     Formula("<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>" + M("i=1") + "</m:sub><m:sup>" + M("n") +
             "</m:sup><m:e>" + M("i") + "</m:e></m:nary>"),
     "∑_(i=1)^n i\n"},
    {"Roots", Formula("<m:rad><m:deg/><m:e>" + M("a+1") + "</m:e></m:rad>"), "√(a+1)\n"},
    {"Matrices",
     Formula("<m:m><m:mr><m:e>" + M("a") + "</m:e><m:e>" + M("b") + "</m:e></m:mr><m:mr><m:e>" + M("c") +
             "</m:e><m:e>" + M("d") + "</m:e></m:mr></m:m>"),
     "a b; c d\n"},
    {"StandInTheirSentence", Para(R("con ") + "<m:oMath>" + M("x") + "</m:oMath>" + R(", si")), "con x, si\n"},
    {"StandApartInAParagraphOfFormulas",
     Para("<m:oMathPara><m:oMath>" + M("x=1") + "</m:oMath><m:oMath>" + M("y=2") + "</m:oMath></m:oMathPara>"),
     "x=1 y=2\n"},
    {"DeletedPartsAreNone", Formula(M("a") + "<w:del w:id='1'>" + M("b") + "</w:del>"), "a\n"},
    {"OutsideOfAParagraphAreTextToo", "<m:oMathPara><m:oMath>" + M("x") + "</m:oMath></m:oMathPara>" + P("a"),
     "x\na\n"},
};
INSTANTIATE_TEST_SUITE_P(Formulas, DocxForms, ::testing::ValuesIn(kFormulas), NameOf);

}  // namespace
}  // namespace acervo::test
