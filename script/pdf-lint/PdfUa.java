// Reads PDF files against PDF/UA-1 with veraPDF: `java -cp JAR PdfUa.java FILE…`.
//
// A line for each file: "ok FILE", or "FAULT FILE" with the rules that are broken, and then the exit code is 1.
// veraPDF reads its own profile with a library that the jar does not carry, so the profile is read here; the rules,
// and all that judges by them, are veraPDF's.

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PdfUa {
    private static final PDFAFlavour UA = PDFAFlavour.PDFUA_1;
    private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile();
        boolean isSound = true;
        for (String file : files) {
            isSound &= judge(file, profile);
        }
        System.exit(isSound ? 0 : 1);
    }

    private static boolean judge(String file, ValidationProfile profile) throws Exception {
        try (InputStream in = Files.newInputStream(Path.of(file));
                var parser = Foundries.defaultInstance().createParser(in, UA);
                var validator = ValidatorFactory.createValidator(profile)) {
            ValidationResult result = validator.validate(parser);
            if (result.isCompliant() && result.getTotalAssertions() > 0) {
                System.out.printf("ok %s: %d rules, %d checks%n", file, profile.getRules().size(), result.getTotalAssertions());
                return true;
            }
            System.out.printf("FAULT %s%n", file);
            Map<String, String> broken = new TreeMap<>();
            for (Map.Entry<RuleId, Integer> check : result.getFailedChecks().entrySet()) {
                RuleId id = check.getKey();
                String name = id.getClause() + "-" + id.getTestNumber();
                broken.put(name, profile.getRuleByRuleId(id).getDescription() + " (" + check.getValue() + " times)");
            }
            broken.forEach((name, what) -> System.out.printf("  %s %s%n", name, what));
            return false;
        }
    }

    private static ValidationProfile profile() throws Exception {
        Element root;
        try (InputStream in = PdfUa.class.getResourceAsStream(PROFILE)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : within(root, "rule")) {
            Element id = within(rule, "id").get(0);
            int number = Integer.parseInt(id.getAttribute("testNumber"));
            RuleId ruleId = Profiles.ruleIdFromValues(UA.getPart(), id.getAttribute("clause"), number);
            Boolean isDeferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
            // What veraPDF would say about a fault is not shown, so its message needs no arguments.
            var error = Profiles.errorFromValues(text(rule, "message"), new ArrayList<ErrorArgument>());
            rules.add(Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), isDeferred, rule.getAttribute("tags"),
                    text(rule, "description"), text(rule, "test"), error, List.of()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : within(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        var details = Profiles.profileDetailsFromValues(text(root, "name"), text(root, "description"), "veraPDF", new Date(0));
        return Profiles.profileFromValues(UA, details, "", rules, variables);
    }

    private static List<Element> within(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            found.add((Element) nodes.item(at));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return within(parent, name).get(0).getTextContent();
    }
}
