package org.cardline.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What is wrong, told to a program (RFC 9457), without the address that was asked for: what stood there may be nobody's
 * business.
 *
 * @param detail what is wrong and what to do
 */
public record Problem(String title, int status, String detail) {

    /** The answer that says so. */
    public static ResponseEntity<Problem> answer(HttpStatus status, String whatToDo) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Problem(status.getReasonPhrase(), status.value(), whatToDo));
    }
}
