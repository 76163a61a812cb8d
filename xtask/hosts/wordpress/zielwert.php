<?php
/**
 * Plugin Name:       Zielwert
 * Description:       The calculator for engagement rates and goal-weighted scores in posts and pages. No tracking, no cookie.
 * Version:           {{version}}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       zielwert
 *
 * @package zielwert
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const ZIELWERT_VERSION = '{{version}}';
const ZIELWERT_OPTION  = 'zielwert_address';

/** What may be set, and what holds where nothing is. */
const ZIELWERT_DEFAULTS = array(
	'view'    => 'full',
	'lang'    => '',
	'system'  => '',
	'entry'   => '',
	'weights' => 'free',
	'theme'   => 'auto',
	'accent'  => '',
	'height'  => 640,
	'title'   => 'Zielwert',
);

/**
 * The address of the site that is shown: https, or the site's own host. Empty where none is set.
 */
function zielwert_address() {
	return zielwert_clean_address( get_option( ZIELWERT_OPTION, '' ) );
}

/**
 * An address that may stand in a frame, with a slash at its end; empty for everything else.
 *
 * @param mixed $address What was entered.
 */
function zielwert_clean_address( $address ) {
	$address = is_string( $address ) ? esc_url_raw( trim( $address ), array( 'https', 'http' ) ) : '';
	$parts   = wp_parse_url( $address );
	if ( empty( $parts['host'] ) || isset( $parts['user'] ) ) {
		return '';
	}
	$port = isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '';
	$path = isset( $parts['path'] ) ? $parts['path'] : '/';
	// A file in it means the folder.
	$path = rtrim( preg_replace( '~/[^/]*\.[^/]*$~', '/', $path ), '/' ) . '/';
	return $parts['scheme'] . '://' . $parts['host'] . $port . $path;
}

/**
 * The settings with everything unknown left out.
 *
 * @param array $given Attributes of the block or the shortcode.
 */
function zielwert_settings( $given ) {
	$given    = array_merge( ZIELWERT_DEFAULTS, array_intersect_key( (array) $given, ZIELWERT_DEFAULTS ) );
	$one_of   = static function ( $key, $values ) use ( $given ) {
		return in_array( $given[ $key ], $values, true ) ? $given[ $key ] : $values[0];
	};
	$word     = static function ( $key, $pattern ) use ( $given ) {
		return is_string( $given[ $key ] ) && preg_match( $pattern, $given[ $key ] ) ? $given[ $key ] : '';
	};
	return array(
		'view'    => $one_of( 'view', array( 'full', 'calculator', 'ranking', 'weights', 'lexicon' ) ),
		'lang'    => $one_of( 'lang', array( '', 'de', 'en' ) ),
		'system'  => $word( 'system', '/^\w{1,64}$/D' ),
		'entry'   => $word( 'entry', '/^\w{1,64}$/D' ),
		'weights' => $one_of( 'weights', array( 'free', 'fixed' ) ),
		'theme'   => $one_of( 'theme', array( 'auto', 'light', 'dark' ) ),
		'accent'  => $word( 'accent', '/^[0-9a-fA-F]{6}$/D' ),
		'height'  => min( 4000, max( 120, (int) $given['height'] ) ),
		'title'   => is_string( $given['title'] ) && '' !== trim( $given['title'] ) ? $given['title'] : ZIELWERT_DEFAULTS['title'],
	);
}

/**
 * The frame.
 *
 * @param array $given Attributes of the block or the shortcode.
 */
function zielwert_render( $given ) {
	$address = zielwert_address();
	if ( '' === $address ) {
		return current_user_can( 'manage_options' )
			? '<p>' . esc_html__( 'Zielwert: set the address of the site under Settings > Zielwert.', 'zielwert' ) . '</p>'
			: '';
	}
	$settings = zielwert_settings( $given );
	$query    = array();
	foreach ( array( 'view', 'lang', 'system', 'entry', 'weights', 'theme', 'accent' ) as $key ) {
		if ( '' !== $settings[ $key ] && ZIELWERT_DEFAULTS[ $key ] !== $settings[ $key ] ) {
			$query[ $key ] = $settings[ $key ];
		}
	}
	wp_enqueue_script( 'zielwert-embed', plugins_url( 'embed.js', __FILE__ ), array(), ZIELWERT_VERSION, true );
	return sprintf(
		'<iframe src="%1$s" title="%2$s" width="100%%" height="%3$d" style="border:0;width:100%%;height:%3$dpx" loading="lazy" allow="clipboard-write" data-zielwert></iframe>',
		esc_url( add_query_arg( $query, $address ) ),
		esc_attr( $settings['title'] ),
		$settings['height']
	);
}

/**
 * The frame as a block: as wide as the editor says.
 *
 * @param array $given Attributes of the block.
 */
function zielwert_render_block( $given ) {
	$frame = zielwert_render( $given );
	return '' === $frame ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $frame . '</div>';
}

add_action(
	'init',
	static function () {
		add_shortcode(
			'zielwert',
			static function ( $given ) {
				return zielwert_render( is_array( $given ) ? $given : array() );
			}
		);
		wp_register_script(
			'zielwert-block',
			plugins_url( 'block.js', __FILE__ ),
			array( 'wp-blocks', 'wp-element', 'wp-components', 'wp-block-editor', 'wp-server-side-render' ),
			ZIELWERT_VERSION,
			true
		);
		register_block_type(
			__DIR__ . '/block.json',
			array( 'render_callback' => 'zielwert_render_block' )
		);
	}
);

add_action(
	'admin_init',
	static function () {
		register_setting(
			'zielwert',
			ZIELWERT_OPTION,
			array(
				'type'              => 'string',
				'sanitize_callback' => 'zielwert_clean_address',
				'default'           => '',
			)
		);
	}
);

add_action(
	'admin_menu',
	static function () {
		add_options_page( 'Zielwert', 'Zielwert', 'manage_options', 'zielwert', 'zielwert_settings_page' );
	}
);

/** Settings > Zielwert. */
function zielwert_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1>Zielwert</h1>
		<form method="post" action="options.php">
			<?php settings_fields( 'zielwert' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="zielwert-address"><?php esc_html_e( 'Address of the site', 'zielwert' ); ?></label></th>
					<td>
						<input id="zielwert-address" class="regular-text code" type="url" name="<?php echo esc_attr( ZIELWERT_OPTION ); ?>"
							value="<?php echo esc_attr( get_option( ZIELWERT_OPTION, '' ) ); ?>" placeholder="https://example.org/zielwert/">
						<p class="description"><?php esc_html_e( 'Where the folder "site" of a Zielwert release lies. Visitors\' browsers ask this address for the frame, and nobody else.', 'zielwert' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
