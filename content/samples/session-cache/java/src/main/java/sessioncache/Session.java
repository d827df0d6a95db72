package sessioncache;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

// #region session
/** What a client has stored. Nobody can change it, so all may share it. */
record Session(String user, List<String> roles, Map<String, String> data) {
    /** In characters, for a user and for a role. */
    static final int MAX_NAME = 64;

    static final int MAX_ROLES = 16;

    private static final ObjectReader JSON =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Ignores fields that it does not know. */
    static Session parse(byte[] body) {
        // By hand: bound to the record, 5 would become "5", and null would pass for a string.
        JsonNode fields = read(body);
        if (!fields.isObject()) {
            throw RequestException.invalid("session");
        }
        JsonNode user = fields.path("user");
        if (!isName(user)) {
            throw RequestException.invalid("user");
        }
        JsonNode roles = fields.path("roles");
        if (!roles.isArray()
                || roles.size() > MAX_ROLES
                || !roles.valueStream().allMatch(Session::isName)) {
            throw RequestException.invalid("roles");
        }
        JsonNode data = fields.path("data");
        if (!data.isObject() || !data.valueStream().allMatch(JsonNode::isTextual)) {
            throw RequestException.invalid("data");
        }
        return new Session(
                user.textValue(),
                roles.valueStream().map(JsonNode::textValue).toList(),
                data.propertyStream()
                        .collect(toUnmodifiableMap(
                                Map.Entry::getKey, field -> field.getValue().textValue())));
    }
    // #endregion session

    private static JsonNode read(byte[] body) {
        JsonNode content;
        try {
            content = JSON.readTree(body);
        } catch (IOException e) {
            throw new RequestException(400, "invalid JSON");
        }
        if (content.isMissingNode()) {
            // There was nothing to read.
            throw new RequestException(400, "invalid JSON");
        }
        return content;
    }

    private static boolean isName(JsonNode value) {
        if (!value.isTextual()) {
            return false;
        }
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        return length >= 1 && length <= MAX_NAME;
    }
}
